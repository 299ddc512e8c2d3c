import { spawnSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { kefu } from "./engines/program";
import { testFolder } from "./stream/support";

const file = testFolder();
writeFileSync(file("chat.csv"), "会话ID,时间,发送者,角色,内容\nS1,2024-4-14 9:00:00,t***1,客户,在吗\n");

/** Runs a line of the shell in which `kefu` is the program and `$chat` a file of chats. */
function shell(line: string) {
  const program = [process.execPath, ...kefu].map((word) => `'${word}'`).join(" ");
  const { status, stdout, stderr } = spawnSync("bash", ["-c", `kefu() { ${program} "$@"; }; ${line}`], {
    encoding: "utf8",
    env: { ...process.env, chat: file("chat.csv"), LC_ALL: "C" },
  });
  return { status, stdout, stderr };
}

describe.skipIf(process.platform === "win32")("the program in a shell", () => {
  it("is content when nobody reads on", () => {
    expect(shell('kefu scan "$chat" --json | head -c 10; exit ${PIPESTATUS[0]}')).toMatchObject({
      status: 0,
      stderr: "",
    });
  });

  it("ends as it would when nobody reads what it says on standard error", () => {
    const unread = "2> >(exec true); code=$?; wait; exit $code";
    expect(shell(`kefu scan "$chat" --progress --stream ${unread}`).status).toBe(0);
    expect(shell(`kefu scan none.csv ${unread}`).status).toBe(2);
    expect(shell(`kefu scan "$chat" --fail-on major --progress --stream ${unread}`).status).toBe(1);
  });

  it.skipIf(!existsSync("/dev/full"))("says so when standard output cannot be written", () => {
    for (const command of [
      "--help",
      "--version",
      'scan "$chat"',
      'parse "$chat" --json',
      "worker < /dev/null",
    ]) {
      expect(shell(`kefu ${command} > /dev/full`), command).toEqual({
        status: 2,
        stdout: "",
        stderr: "Standard output cannot be written (ENOSPC).\n",
      });
    }
  });
});
