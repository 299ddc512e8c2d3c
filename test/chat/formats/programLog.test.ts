import { describe, expect, it } from "vitest";
import { readText } from "../../../src/chat/formats";
import { isProgramLog } from "../../../src/chat/formats/programLog";

const logs: Record<string, string[]> = {
  brackets: [
    "[2026-03-02 10:00:00] [INFO] Server started on port 8080",
    "[2026-03-02 10:00:01] [WARN] Slow query: select 1",
  ],
  "small letters": ["[2026-03-02 10:00:00] [info] started", "[2026-03-02 10:00:01] [error] refused: db"],
  "a module between": [
    "2026-03-02 10:00:00,123 - app.main - INFO - started",
    "2026-03-02 10:00:01,003 - app.main - WARNING - slow: 3s",
  ],
  "a trace of calls": [
    "2026-03-02 10:00:00 INFO [main] c.e.App: started",
    "2026-03-02 10:00:02.5 ERROR [pool-1] c.e.Db: refused",
    "\tat c.e.Db.open(Db.java:12)",
    "\tat c.e.Db.retry(Db.java:33)",
  ],
  "the level as a name": ["[2026-03-02 10:00:00] INFO: started", "[2026-03-02 10:00:01] DEBUG: slow"],
  "a channel": [
    "[2026-03-02 10:00:00] production.ERROR: Undefined",
    "[2026-03-02 10:00:05] production.INFO: sent",
  ],
  syslog: [
    "Mar  2 10:00:00 host sshd[123]: Accepted password for root",
    "Mar  2 10:00:09 host cron[1]: (root) CMD (ls)",
  ],
  "a web server": [
    '10.0.0.1 - - [02/Mar/2026:10:00:00 +0000] "GET / HTTP/1.1" 200 12',
    '10.0.0.2 - - [02/Mar/2026:10:00:01 +0000] "GET /a HTTP/1.1" 404 12',
  ],
  "a web server's errors": [
    "[Mon Mar 02 10:00:00.123456 2026] [core:error] [pid 1] File does not exist: /var",
    "[Mon Mar 02 10:00:05.123456 2026] [mpm:notice] [pid 1] AH00163: configured",
  ],
};

describe("a log of a program", () => {
  it.each(Object.entries(logs))("with %s is no chat, and says so", (_, lines) => {
    expect(isProgramLog(lines)).toBe(true);
    expect(() => readText(lines.join("\n"))).toThrow(expect.objectContaining({ code: "chat.programLog" }));
  });

  it("is read where a format is chosen", () => {
    expect(readText(logs.brackets!.join("\n"), { format: "whatsapp" }).transcript.length).toBe(2);
  });

  it.each([
    [["[02/03/26, 10:00:00] Ana: ERROR 500", "[02/03/26, 10:00:09] Bo: INFO please"]],
    [["[02/03/26, 10:00:00] INFO: sale today", "[02/03/26, 10:00:09] INFO: and tomorrow"]],
    [
      [
        "02/03/2026, 10:00 - Ana: my log says",
        "[2026-03-02 10:00:00] [ERROR] refused",
        "02/03/2026, 10:01 - Bo: thanks",
      ],
    ],
    [["2026-03-02 10:00:00 小美: INFO", "2026-03-02 10:00:05 tb_1: ERROR"]],
  ])("is none of %j", (lines) => {
    expect(isProgramLog(lines)).toBe(false);
    expect(readText(lines.join("\n")).transcript.length).toBeGreaterThan(0);
  });
});
