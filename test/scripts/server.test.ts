import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:https";
import { connect } from "node:net";
import { networkInterfaces, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { localhostCertificate } from "../../scripts/certificate.mjs";
import { locate, serve } from "../../scripts/server.mjs";

const root = mkdtempSync(join(tmpdir(), "kefu-server-"));
const folders = {
  addin: join(root, "dist"),
  workbench: join(root, "workbench"),
  officeJs: join(root, "office"),
};
const write = (path: string, text: string) => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};

let server: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  write("secret.txt", "secret");
  write(
    "dist/taskpane.html",
    '<script src="https://appsforoffice.microsoft.com/lib/1/hosted/office.js"></script>',
  );
  write("dist/taskpane.js", 'const cdn = "https://appsforoffice.microsoft.com/lib/1/hosted/office.js";');
  write("dist/manifest.xml", '<a b="https://localhost:3000/taskpane.html"/><d>https://localhost:3000</d>');
  write("dist/assets/icon-16.png", "icon");
  write("workbench/index.html", "<p>工作簿</p>");
  write("office/zh-cn/office_strings.js", "strings");
  server = await serve({
    port: 0,
    certificate: await localhostCertificate(join(root, "certificate")),
    folders,
  });
});
afterAll(async () => {
  await server.close();
  rmSync(root, { recursive: true, force: true });
});

interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
}
function get(path: string, options: { method?: string; host?: string; port?: number } = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { method = "GET", host, port = server.port } = options;
    request(
      {
        port,
        host: "localhost",
        path,
        method,
        rejectUnauthorized: false,
        headers: host ? { host } : {},
      },
      (response) => {
        let text = "";
        response.setEncoding("utf8").on("data", (part: string) => (text += part));
        response.on("end", () => resolve({ status: response.statusCode!, headers: response.headers, text }));
      },
    )
      .on("error", reject)
      .end();
  });
}

describe("the development server", () => {
  it("leads the bare address to the workbook and keeps the query", async () => {
    const { status, headers } = await get("/?lang=en-US");
    expect([status, headers.location]).toEqual([302, "/workbench/?lang=en-US"]);
    expect((await get("/workbench/")).text).toBe("<p>工作簿</p>");
  });

  it("puts the npm package in the place of Microsoft's CDN, in the page only", async () => {
    expect((await get("/taskpane.html?_host_Info=Excel")).text).toBe(
      '<script src="/office-js/office.js"></script>',
    );
    expect((await get("/taskpane.js")).text).toContain("appsforoffice.microsoft.com");
  });

  it("lower-cases the names that Microsoft's library asks for", async () => {
    expect((await get("/office-js/zh-CN/Office_Strings.js")).text).toBe("strings");
  });

  it("rewrites the add-in's addresses to the port in use", async () => {
    const { text, headers } = await get("/manifest.xml");
    const origin = server.url.slice(0, -1);
    expect(text).toBe(`<a b="${origin}/taskpane.html"/><d>${origin}</d>`);
    expect(headers["content-type"]).toBe("text/xml; charset=utf-8");
  });

  it("sends a policy under which nothing comes from, or goes to, another host", async () => {
    for (const path of ["/workbench/", "/taskpane.html", "/nothing"]) {
      const { headers } = await get(path);
      const policy = String(headers["content-security-policy"]);
      expect(policy).toContain("default-src 'self'");
      expect(policy).toContain("connect-src 'self'");
      expect(policy).toContain("frame-ancestors 'self'");
      expect(policy).not.toMatch(/https?:|\*|unsafe-eval/);
      expect(headers["x-content-type-options"]).toBe("nosniff");
      expect(headers["referrer-policy"]).toBe("no-referrer");
      expect(headers["cache-control"]).toBe("no-store");
    }
  });

  it("leaves the caching of icons to Excel, which shows none that forbid it", async () => {
    const { status, headers } = await get("/assets/icon-16.png");
    expect([status, headers["cache-control"]]).toEqual([200, undefined]);
  });

  it("gives real Excel the page as it is built, and lets it put its frame around it", async () => {
    const certificate = await localhostCertificate(join(root, "certificate"));
    const excel = await serve({ port: 0, certificate, folders, forExcel: true });
    const { text, headers } = await get("/taskpane.html", { port: excel.port });
    await excel.close();
    expect(text).toContain("https://appsforoffice.microsoft.com/lib/1/hosted/office.js");
    expect(headers["content-security-policy"]).toMatch(
      /script-src 'self' https:\/\/appsforoffice.microsoft.com;/,
    );
    expect(headers["content-security-policy"]).toMatch(/frame-ancestors 'self' .*officeapps\.live\.com/);
  });

  it("answers 404 for a folder, for nothing, and 405 for a write", async () => {
    expect((await get("/assets")).status).toBe(404);
    expect((await get("/nothing.js")).status).toBe(404);
    expect((await get("/taskpane.js", { method: "POST" })).status).toBe(405);
  });

  it("answers HEAD without a body", async () => {
    const { status, text } = await get("/taskpane.html", { method: "HEAD" });
    expect([status, text]).toEqual([200, ""]);
  });

  it("refuses a request that was made for another host's name", async () => {
    expect((await get("/manifest.xml", { host: "attacker.example" })).status).toBe(421);
  });

  it.each([
    "/../secret.txt",
    "/%2e%2e/secret.txt",
    "/workbench/..%2f..%2fsecret.txt",
    "/office-js/%2e%2e%2fsecret.txt",
    "/..%5csecret.txt",
    "/%00",
    "/%zz",
  ])("serves nothing outside its folders: %s", async (path) => {
    const { status, text } = await get(path);
    expect(status).toBe(404);
    expect(text).not.toContain("secret");
  });

  it("takes the next port when the first is busy, or fails when told to", async () => {
    const certificate = await localhostCertificate(join(root, "certificate"));
    const second = await serve({ port: server.port, certificate, folders });
    expect(second.port).toBeGreaterThan(server.port);
    await second.close();
    await expect(serve({ port: server.port, certificate, folders, anyPort: false })).rejects.toThrow(
      /EADDRINUSE/,
    );
  });

  const outside = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter((address) => !address.internal && address.family === "IPv4");

  it.runIf(outside.length > 0)("cannot be reached from other machines", async () => {
    for (const { address } of outside) {
      const outcome = await new Promise((resolve) => {
        const socket = connect({ port: server.port, host: address });
        socket.once("connect", () => resolve("connected"));
        socket.once("error", (error: NodeJS.ErrnoException) => resolve(error.code));
      });
      expect(outcome).toBe("ECONNREFUSED");
    }
  });
});

describe("locate", () => {
  it("never leaves its folders, whatever the address", () => {
    const piece = fc.oneof(
      fc.constantFrom("..", "%2e%2e", "/", "\\", "%2f", "%5c", "workbench", "office-js", "."),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const place = locate(`/${pieces.join("/")}`, folders);
        if (!place || "redirect" in place) return;
        expect(Object.values(folders).some((folder) => place.file.startsWith(`${folder}/`))).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
