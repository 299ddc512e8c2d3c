import { Command, CommanderError, Option } from "commander";
import packageJson from "../../package.json";
import type { DateOrder } from "../chat/time";
import { severities } from "../inspection/finding";
import { cliText, type CliKey } from "../locales/cli";
import { explainText } from "../locales/explain";
import { problemSentence } from "../locales/problems";
import { scanningText, type ScanningKey } from "../locales/scanning";
import { reportText } from "../locales/report";
import { localeOf, locales, type Locale } from "../locales/translate";
import { Problem } from "../problem";
import type { ExplainOptions } from "./explain";
import { day, encoding, hours, jobs, names, nearestOf, readStrictly, timeZone } from "./options";
import type { ParseOptions } from "./parse";
import { outputFormats } from "./report/output";
import type { ScanOptions } from "./scan";
import type { Streams } from "./streams";
import { lineFormats, usualColumns } from "./worker/protocol";
import type { WorkerOptions } from "./worker/reader";

/** Exit codes: the work is done; a finding as severe as asked was made; the input is unusable; the person stopped it. */
const ExitCode = { done: 0, findings: 1, badInput: 2, interrupted: 130 } as const;

/**
 * Runs a command line without its program name. Data goes to `stdout` alone; what went wrong is one sentence on `stderr`.
 *
 * @returns the exit code; nothing is thrown
 * @example await run(["parse", "chat.csv", "--json"], streams) //=> 0
 */
export async function run(argv: readonly string[], streams: Streams): Promise<number> {
  const locale = localeFor(argv, streams.env);
  let exitCode: number = ExitCode.done;
  try {
    const formatIds = await formatIdsFor(argv);
    const program = programFor(locale, formatIds, asksForHelp(argv), streams, (code) => (exitCode = code));
    let help = "";
    for (const command of [program, ...program.commands]) {
      // Help is data that was asked for; errors are worded by `sentenceOf`.
      command.configureOutput({ writeOut: (text) => (help += text), writeErr: () => undefined });
    }
    try {
      await program.parseAsync(argv, { from: "user" });
    } catch (error) {
      if (!(error instanceof CommanderError && error.exitCode === 0)) throw error;
      await streams.stdout(help);
    }
    return exitCode;
  } catch (error) {
    if (streams.signal?.aborted) {
      streams.stderr(`${problemSentence(locale, new Problem("wrongInput", "cli.interrupted"))}\n`);
      return ExitCode.interrupted;
    }
    streams.stderr(`${sentenceOf(error, locale, argv)}\n`);
    return ExitCode.badInput;
  }
}

/** --lang before everything else, then the shell's variables, then the system's language. */
function localeFor(argv: readonly string[], env: Streams["env"]): Locale {
  const at = argv.findIndex((word) => word === "--lang" || word.startsWith("--lang="));
  const asked = at < 0 ? undefined : argv[at].slice("--lang=".length) || argv[at + 1];
  const shell = [env.LC_ALL, env.LC_MESSAGES, env.LANG].find((value) => value !== undefined && value !== "");
  const tag = asked ?? shell ?? Intl.DateTimeFormat().resolvedOptions().locale;
  return localeOf(tag.replace("_", "-"));
}

/** The formats that `--format` takes. Their readers are loaded only where a command that reads chats is named. */
async function formatIdsFor(argv: readonly string[]): Promise<readonly string[]> {
  if (!argv.some((word) => chatCommands.some((name) => name === word))) return [];
  const { formats } = await import("../chat/formats");
  return formats.map(({ id }) => id);
}

/** Descriptions are read by help alone: a command that runs does not wait for their sentences. */
function asksForHelp(argv: readonly string[]): boolean {
  return argv.length === 0 || argv.some((word) => word === "help" || /^-+\w*h/i.test(word));
}

/** A command's own module is loaded when it runs: whoever asks for the version does not wait for rules and readers. */
function programFor(
  locale: Locale,
  formatIds: readonly string[],
  isDescribed: boolean,
  streams: Streams,
  end: (code: number) => void,
): Command {
  const t = (key: CliKey, values?: Record<string, string>) =>
    isDescribed ? cliText(locale, key, values) : "";
  const lang = () => new Option("--lang <LANG>", t("option.lang")).choices(locales);
  const program = new Command("kefu")
    .description(t("program"))
    .version(packageJson.version, "-V, --version", t("option.version"))
    .helpCommand("help [command]", t("help.command"))
    .addOption(lang());

  const u = (key: ScanningKey, values?: Record<string, string>) =>
    isDescribed ? scanningText(locale, key, values) : "";
  const chatCommand = (name: (typeof chatCommands)[number]) =>
    (name === "explain"
      ? program
          .command(name)
          .description(explainText(locale, "command"))
          .argument("<RULE>", explainText(locale, "argument.rule"))
      : program.command(name).description(t(name))
    )
      .argument(name === "scan" ? "<FILE...>" : "<FILE>", t("argument.file"))
      .option("--agents <NAMES>", t("option.agents"), names)
      .option("--robots <NAMES>", t("option.robots"), names)
      .option("--date <YYYY-MM-DD>", t("option.date"), day)
      .addOption(
        new Option("--format <ID>", t("option.format", { formats: formatIds.join(", ") })).choices(formatIds),
      )
      .option("--sheet <NAME>", t("option.sheet"))
      .option("--session-gap <HOURS>", t("option.sessionGap"), hours)
      .addOption(new Option("--date-order <ORDER>", u("option.dateOrder")).choices(dateOrders))
      .option("--time-zone <NAME>", u("option.timeZone"), timeZone)
      .option("--encoding <NAME>", u("option.encoding"), encoding)
      .option("--json", t("option.json"))
      .addOption(lang());

  const withMask = (command: Command) => command.option("--mask", u("option.mask"));
  const withHours = (command: Command) =>
    command
      .option("--service-hours <HOURS>", u("option.serviceHours"))
      .option("--holidays <DAYS>", u("option.holidays"));

  withMask(chatCommand("parse")).action(async (file: string, options: ParseOptions) => {
    const { parse } = await import("./parse");
    end(await parse(file, options, locale, streams));
  });
  withHours(withMask(chatCommand("scan")))
    .option("--rules <FILE>", t("option.rules"))
    .option("--orders <FILE>", t("option.orders"))
    .option("--platform <NAME>", u("option.platform"))
    .option("--products <FILE>", u("option.products"))
    .addOption(
      new Option("--fail-on <SEVERITY>", t("option.failOn", { severities: severities.join(", ") })).choices(
        severities,
      ),
    )
    .addOption(
      new Option("--to <FORMAT>", u("option.to", { formats: outputFormats.join(", ") })).choices(
        outputFormats,
      ),
    )
    .option("--out <FILE>", u("option.out"))
    .option("--record-end <TIME>", u("option.recordEnd"))
    .option("--period <DAYS>", u("option.period"))
    .option("--report <FILE>", reportText(locale, "cli.option"))
    .option("--jobs <NUMBER>", u("option.jobs"), jobs)
    .option("--progress", u("option.progress"))
    .option("--stream", u("option.stream"))
    .action(async (files: string[], options: ScanOptions) => {
      const { scan } = await import("./scan");
      end(await scan(files, options, locale, streams));
    });
  withHours(withMask(chatCommand("explain")))
    .option("--rules <FILE>", explainText(locale, "option.rules"))
    .option("--orders <FILE>", explainText(locale, "option.orders"))
    .option("--platform <NAME>", u("option.platform"))
    .option("--products <FILE>", u("option.products"))
    .option("--conversation <ID>", explainText(locale, "option.conversation"))
    .action(async (rule: string, file: string, options: ExplainOptions) => {
      const { explain } = await import("./explain");
      end(await explain(rule, file, options, locale, streams));
    });
  program
    .command("call")
    .description(t("call"))
    .argument("<NAME>", t("argument.name"))
    .argument("[ARGUMENTS]", t("argument.arguments"), "[]")
    .option("--json", t("option.json"))
    .addOption(lang())
    .action(async (name: string, args: string) => {
      const { call } = await import("./call");
      end(await call(name, args, locale, streams));
    });

  withHours(withMask(program.command("worker")))
    .description(u("worker"))
    .addOption(new Option("--from <FORMAT>", u("option.workerFrom")).choices(lineFormats))
    .addOption(new Option("--to <FORMAT>", u("option.workerTo")).choices(lineFormats))
    .option("--columns <NAMES>", u("option.workerColumns", { columns: usualColumns.join(",") }))
    .option("--header", u("option.workerHeader"))
    .option("--no-header", u("option.workerNoHeader"))
    .option("--per-line", u("option.workerPerLine"))
    .option("--agents <NAMES>", t("option.agents"), names)
    .option("--robots <NAMES>", t("option.robots"), names)
    .option("--date <YYYY-MM-DD>", t("option.date"), day)
    .addOption(new Option("--date-order <ORDER>", u("option.dateOrder")).choices(dateOrders))
    .option("--time-zone <NAME>", u("option.timeZone"), timeZone)
    .option("--session-gap <HOURS>", t("option.sessionGap"), hours)
    .option("--record-end <TIME>", u("option.workerRecordEnd"))
    .option("--rules <FILE>", t("option.rules"))
    .option("--platform <NAME>", u("option.platform"))
    .option("--products <FILE>", u("option.products"))
    .addOption(lang())
    .action(async (options: WorkerOptions) => {
      const { worker } = await import("./worker/worker");
      end(await worker(options, locale, streams));
    });

  const titles: Readonly<Record<string, CliKey>> = {
    "Usage:": "help.usage",
    "Arguments:": "help.arguments",
    "Options:": "help.options",
    "Commands:": "help.commands",
    "Global Options:": "help.globalOptions",
  };
  for (const command of [program, ...program.commands]) {
    readStrictly(command);
    command
      .exitOverride()
      .helpOption("-h, --help", t("option.help"))
      .configureHelp({
        styleTitle: (title) => (title in titles ? t(titles[title]) : title),
        // Defaults and choices are told in the descriptions, in the reader's language.
        optionDescription: ({ description }) => description,
        argumentDescription: ({ description }) => description,
      });
  }
  return program;
}

const dateOrders: readonly DateOrder[] = ["dmy", "mdy", "ymd"];
/** The commands that read a file of chats. */
const chatCommands = ["parse", "scan", "explain"] as const;
const commands = [...chatCommands, "call", "worker"];

function sentenceOf(error: unknown, locale: Locale, argv: readonly string[]): string {
  if (error instanceof Problem) return problemSentence(locale, error);
  if (error instanceof CommanderError) return problemSentence(locale, usageProblem(error, argv));
  // A defect of ours: its message may quote a chat, so only its kind is told.
  const kind = error instanceof Error ? error.name : typeof error;
  return problemSentence(locale, new Problem("wrongInput", "cli.defect", { kind }));
}

/** Commander says what is wrong in English; what it names is in quotation marks, and what it would suggest in brackets. */
function usageProblem(error: CommanderError, [first, second]: readonly string[]): Problem {
  const came = /'([^']*)'/.exec(error.message)?.[1] ?? "";
  const nearest = /\(Did you mean (?:one of )?([^,?]+)/.exec(error.message)?.[1] ?? "none";
  switch (error.code) {
    case "commander.help":
      if (first === "help" && second !== undefined)
        return new Problem("wrongInput", "cli.unknownCommand", {
          came: second,
          nearest: nearestOf(second, commands),
        });
      return new Problem("wrongInput", "cli.noCommand");
    case "commander.unknownCommand":
      return new Problem("wrongInput", "cli.unknownCommand", { came, nearest });
    case "commander.unknownOption":
      return new Problem("wrongInput", "cli.unknownOption", { came, nearest });
    case "commander.missingArgument":
      return new Problem("wrongInput", "cli.missingArgument", { came });
    case "commander.optionMissingArgument":
      return new Problem("wrongInput", "cli.missingValue", { came });
    case "commander.excessArguments":
      return new Problem("wrongInput", "cli.excessArguments");
    default:
      return new Problem("wrongInput", "cli.defect", { kind: error.code });
  }
}
