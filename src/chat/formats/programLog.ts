/** Logs of programs: they begin with times as chats do, and hold none. */

const day = String.raw`(?:\d{2,4}[-/.]\d{1,2}[-/.]\d{1,4}|(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) )?[A-Z][a-z]{2} +\d{1,2})`;
const clock = String.raw`\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?`;
const zone = String.raw`(?: ?(?:Z|[+-]\d{2}:?\d{2}|(?:19|20)\d{2}))?`;
/** A time as it begins a record. */
const begins = new RegExp(`^\\[?${day}[T ,]+${clock}${zone}\\]?`);
const levels = "TRACE|DEBUG|INFO|INFORMATION|NOTICE|WARN|WARNING|ERROR|SEVERE|CRITICAL|FATAL";
/** `[INFO]`, `- INFO -`, `production.ERROR:`, `[core:error]`, before anything that is said; in brackets in small letters too. */
const level = new RegExp(
  `^[^:]{0,60}?(?:(?<![A-Za-z])(${levels})(?![A-Za-z])|[[:](${levels.toLowerCase()})\\]|\\[[a-z_]{1,20}:(${levels.toLowerCase()})\\])`,
);
/** `Mar  2 10:00:00 host sshd[123]: …` */
const syslog = /^[A-Z][a-z]{2} +\d{1,2} \d{2}:\d{2}:\d{2} [\w.-]{1,64} [\w./-]{1,64}(?:\[\d+\])?: /;
/** `10.0.0.1 - - [02/Mar/2026:10:00:00 +0000] "GET / HTTP/1.1" 200 12` */
const access = /^\S{1,64} \S{1,64} \S{1,64} \[\d{2}\/[A-Z][a-z]{2}\/\d{4}:\d{2}:\d{2}:\d{2} [+-]\d{4}\] "/;

const longest = 400;
/** So many of the records must be a program's: who reports a fault quotes a line or two of its log. */
const most = 0.8;

/**
 * Whether the lines are the log of a program: nearly all that begin with a time name a level (INFO, ERROR) next, or are records
 * of syslog or of a web server.
 *
 * @example isProgramLog(["[2026-03-02 10:00:00] [INFO] started", "[2026-03-02 10:00:01] [WARN] slow"]) //=> true
 * @example isProgramLog(["[02/03/26, 10:00:00] Ana: ERROR 500", "[02/03/26, 10:00:09] Bo: INFO?"]) //=> false
 */
export function isProgramLog(lines: readonly string[]): boolean {
  let records = 0;
  let logged = 0;
  const bare = new Set<string>();
  let certain = false;
  for (const raw of lines) {
    const line = raw.slice(0, longest);
    if (syslog.test(line) || access.test(line)) {
      records++;
      logged++;
      certain = true;
      continue;
    }
    const time = begins.exec(line);
    if (time === null) continue;
    records++;
    const rest = line.slice(time[0].length);
    const found = level.exec(rest);
    if (found === null) continue;
    logged++;
    // Somebody may be called INFO; nobody is called DEBUG as well.
    if (/^[ -]*[A-Z]+:/.test(rest)) bare.add(found[1] ?? "");
    else certain = true;
  }
  return logged >= 2 && logged >= most * records && (certain || bare.size >= 2);
}
