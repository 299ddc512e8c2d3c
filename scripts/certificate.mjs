// @ts-check
/** A certificate for https://localhost, kept in the user's cache folder and renewed before it expires. */
import { X509Certificate, createHash, createPrivateKey } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

const validDays = 365;
const renewBeforeDays = 7;

/** Where `npm start` keeps what outlives a run: the certificate and the browser's profile. */
export function cacheFolder(environment = process.env) {
  if (process.platform === "win32" && environment.LOCALAPPDATA) return join(environment.LOCALAPPDATA, "kefu");
  if (process.platform === "darwin") return join(homedir(), "Library", "Caches", "kefu");
  return join(environment.XDG_CACHE_HOME || join(homedir(), ".cache"), "kefu");
}

/**
 * The certificate in `folder`, made first where there is none that will do.
 * Only the leaf's key is kept: the authority that signed it is forgotten, so that nobody can sign another with it.
 * @param {string} [folder]
 * @returns {Promise<{key: string, cert: string, authorityPath: string, publicKeyHash: string}>}
 *   publicKeyHash is what Chromium's --ignore-certificate-errors-spki-list takes
 */
export async function localhostCertificate(folder = join(cacheFolder(), "certificate")) {
  const paths = {
    authority: join(folder, "ca.crt"),
    certificate: join(folder, "localhost.crt"),
    key: join(folder, "localhost.key"),
  };
  if (!usable(paths)) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const { generateCertificates } = await import("office-addin-dev-certs");
    const { log } = console;
    console.log = () => {}; // it reports the same for every folder; we say where ours is
    try {
      await generateCertificates(paths.authority, paths.certificate, paths.key, validDays, [
        "localhost",
        "127.0.0.1",
      ]);
    } finally {
      console.log = log;
    }
    chmodSync(paths.key, 0o600);
  }
  const cert = readFileSync(paths.certificate, "utf8");
  return {
    cert,
    key: readFileSync(paths.key, "utf8"),
    authorityPath: paths.authority,
    publicKeyHash: publicKeyHash(cert),
  };
}

/** @param {{authority: string, certificate: string, key: string}} paths */
function usable(paths) {
  if (!Object.values(paths).every((path) => existsSync(path))) return false;
  try {
    const certificate = new X509Certificate(readFileSync(paths.certificate));
    const key = createPrivateKey(readFileSync(paths.key));
    const daysLeft = (new Date(certificate.validTo).getTime() - Date.now()) / 86_400_000;
    return (
      daysLeft > renewBeforeDays &&
      certificate.checkHost("localhost") !== undefined &&
      certificate.checkPrivateKey(key)
    );
  } catch {
    return false; // unreadable: made anew
  }
}

/**
 * SHA-256 of the public key, base64.
 * @param {string} pem
 */
export function publicKeyHash(pem) {
  const key = new X509Certificate(pem).publicKey.export({ type: "spki", format: "der" });
  return createHash("sha256").update(key).digest("base64");
}
