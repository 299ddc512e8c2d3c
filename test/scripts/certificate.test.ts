import { X509Certificate } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { cacheFolder, localhostCertificate } from "../../scripts/certificate.mjs";

const folder = mkdtempSync(join(tmpdir(), "kefu-certificate-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("localhostCertificate", () => {
  it("makes a certificate for localhost once, and hands out the same one afterwards", async () => {
    const first = await localhostCertificate(folder);
    const second = await localhostCertificate(folder);
    expect(second.cert).toBe(first.cert);
    const certificate = new X509Certificate(first.cert);
    expect(certificate.checkHost("localhost")).toBe("localhost");
    expect(certificate.verify(new X509Certificate(readFileSync(first.authorityPath)).publicKey)).toBe(true);
    expect(Buffer.from(first.publicKeyHash, "base64")).toHaveLength(32);
  });

  it.skipIf(process.platform === "win32")("keeps the key from other users", () => {
    expect(statSync(join(folder, "localhost.key")).mode & 0o077).toBe(0);
  });

  it("makes a new one when the old one is unreadable", async () => {
    const { cert } = await localhostCertificate(folder);
    writeFileSync(join(folder, "localhost.crt"), "not a certificate");
    expect((await localhostCertificate(folder)).cert).not.toBe(cert);
  });
});

describe("cacheFolder", () => {
  it.runIf(process.platform === "linux")("follows XDG_CACHE_HOME", () => {
    expect(cacheFolder({ XDG_CACHE_HOME: "/var/cache/me" })).toBe("/var/cache/me/kefu");
  });
});
