import type { Book } from "../book";
import type { Host } from "../host";
import type { AddIn } from "./addIn";
import { loadAddIn } from "./addIn";
import { ChartFeed } from "./charts/chartFeed";
import type { CommandButton, Manifest, RibbonTab } from "./manifest";
import { readManifest } from "./manifest";
import type { PageSettings, Scheme } from "./settings";
import type { Texts } from "./texts";
import { fill, textsOf } from "./texts";

export interface WorkbenchState {
  readonly bookOpen: boolean;
  /** The add-in takes commands and answers functions. */
  readonly ready: boolean;
  readonly paneOpen: boolean;
  /** The add-in's name. */
  readonly title: string;
  readonly tabs: readonly RibbonTab[];
  /** Why something does not work, in a sentence; null when all does. */
  readonly problem: string | null;
  /** What the add-in says of the error in the selected cell. */
  readonly cellMessage: string | null;
  /** The workbook's charts; null until the workbook and the add-in's host are there. */
  readonly charts: ChartFeed | null;
}

/** What the page draws and what it can ask for. */
export interface Workbench {
  readonly state: WorkbenchState;
  subscribe(listener: () => void): () => void;
  execute(button: CommandButton): void;
  closePane(): void;
  /** A person has read what does not work. */
  dismissProblem(): void;
  setScheme(scheme: Scheme): void;
}

/** For tests and the console. */
export interface WorkbenchHandle {
  readonly book: Book;
  readonly host: Host;
  /** Resolves when the add-in has started and every formula is calculated. */
  readonly ready: Promise<void>;
  /** Members of Excel's object model that the add-in asked for and the host does not have. */
  unmodelled(): string[];
}

declare global {
  interface Window {
    workbench?: WorkbenchHandle;
  }
}

/**
 * Opens the workbook and the add-in, at once: neither waits for the other, and either may fail alone.
 *
 * @param places where the grid is drawn and where the add-in's frame goes
 */
export function startWorkbench(
  settings: PageSettings,
  places: { readonly grid: HTMLElement; readonly pane: HTMLElement },
): Workbench {
  return new RunningWorkbench(settings, places);
}

class RunningWorkbench implements Workbench {
  state: WorkbenchState = {
    bookOpen: false,
    ready: false,
    paneOpen: false,
    title: "",
    tabs: [],
    problem: null,
    cellMessage: null,
    charts: null,
  };
  private readonly listeners = new Set<() => void>();
  private readonly texts: Texts;
  private scheme: Scheme;
  private addIn: AddIn | undefined;
  private applyScheme: (scheme: Scheme) => void = () => undefined;

  constructor(
    private readonly settings: PageSettings,
    places: { readonly grid: HTMLElement; readonly pane: HTMLElement },
  ) {
    this.texts = textsOf(settings.locale);
    this.scheme = settings.scheme;
    this.open(places).catch((error: unknown) => {
      console.error(error);
      this.update({ problem: `${this.texts.failed}: ${sentenceOf(error)}` });
    });
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  execute({ id, action }: CommandButton): void {
    if (action.kind === "showPane") this.showPane(true);
    else if (this.state.ready) {
      this.addIn?.runCommand(action.functionName, id).catch((error: unknown) => {
        this.update({ problem: sentenceOf(error) });
      });
    }
  }

  closePane(): void {
    this.showPane(false);
  }

  dismissProblem(): void {
    this.update({ problem: null });
  }

  private showPane(paneOpen: boolean): void {
    this.update({ paneOpen });
    this.addIn?.paneChanged(paneOpen);
  }

  setScheme(scheme: Scheme): void {
    this.scheme = scheme;
    this.applyScheme(scheme);
    this.addIn?.setScheme(scheme);
  }

  private async open(places: { readonly grid: HTMLElement; readonly pane: HTMLElement }): Promise<void> {
    const { locale } = this.settings;
    const [grid, sample, manifest] = await Promise.all([
      import(/* webpackChunkName: "grid" */ "../univer"),
      this.settings.book === "sample"
        ? import(/* webpackChunkName: "sample" */ "../sample")
        : Promise.resolve(null),
      this.loadManifest(),
    ]);
    const metadata = manifest?.functions && (await this.loadMetadata(manifest.functions.metadataUrl));
    const snapshot = sample?.sampleWorkbook(locale) ?? {
      name: this.texts.empty,
      sheets: [{ name: "Sheet1" }],
    };
    const engine = grid.createEngine({ locale, container: places.grid, dark: isDark(this.scheme) });
    const book = new grid.UniverBook(engine, snapshot, {
      namespace: manifest?.functions?.namespace ?? "",
      functions: grid.readFunctionMetadata(metadata),
      call: (call) => this.addInStarted.then((addIn) => addIn.call(call)),
    });
    grid.pasteAsTyped(book);
    grid.copyAsExcelDoes(book);
    grid.offerFunctionsWhileNamesAreTyped(engine);
    this.applyScheme = (scheme) => grid.setDarkMode(book, isDark(scheme));
    this.followSelection(book);
    warnBeforeLoss(book);
    this.update({ bookOpen: true });
    if (!manifest) return;
    grid.addToCellMenu(
      engine,
      manifest.cellMenu.map((button) => ({ ...button, run: () => this.execute(button) })),
    );
    this.addIn = loadAddIn({
      book,
      manifest,
      locale,
      scheme: this.scheme,
      mount: places.pane,
      onPane: (paneOpen) => this.update({ paneOpen }),
    });
    const addIn = this.addIn;
    const view = {
      read: () => grid.readGridView(book),
      onChange: (listener: () => void) => void grid.onGridView(book, listener),
    };
    this.update({ charts: new ChartFeed(book, addIn.host, view) });
    grid.drawBetweenWrites(book);
    grid.onCellEditing(book, (editing) => (addIn.host.cellEditing = editing));
    const ready = addIn.ready.then(() => {
      this.update({ ready: true });
      this.resolveAddIn(addIn);
      return book.calculated();
    });
    ready.catch((error: unknown) => {
      this.update({ problem: `${this.texts.addInFailed}: ${sentenceOf(error)}` });
    });
    window.workbench = { book, host: addIn.host, ready, unmodelled: () => [...addIn.host.unmodelled] };
  }

  private resolveAddIn: (addIn: AddIn) => void = () => undefined;
  private readonly addInStarted = new Promise<AddIn>((resolve) => (this.resolveAddIn = resolve));

  private async loadManifest(): Promise<Manifest | null> {
    try {
      const response = await fetch("/manifest.xml");
      if (!response.ok) throw new RangeError(this.texts.noManifest);
      const manifest = readManifest(await response.text(), this.settings.locale);
      this.update({ title: manifest.displayName, tabs: manifest.tabs });
      return manifest;
    } catch (error) {
      this.update({ problem: fill(this.texts.badManifest, { reason: sentenceOf(error) }) });
      return null;
    }
  }

  private async loadMetadata(url: string): Promise<unknown> {
    try {
      const response = await fetch(url);
      if (response.ok) return (await response.json()) as unknown;
    } catch (error) {
      console.warn(error);
    }
    this.update({ problem: this.texts.noMetadata });
    return null;
  }

  /** Shows the sentence of an add-in's error while its cell is selected. */
  private followSelection(book: Book & { errorMessage: MessageOf }): void {
    const show = (): void => {
      const { sheetId, rect } = book.selection();
      const cellMessage = book.errorMessage(sheetId, rect.row, rect.column) ?? null;
      if (cellMessage !== this.state.cellMessage) this.update({ cellMessage });
    };
    book.subscribe((event) => {
      if (event.kind === "selection") show();
      // The add-in answers a while after a formula was written.
      else if (event.kind === "changed") void book.calculated().then(show);
    });
  }

  private update(change: Partial<WorkbenchState>): void {
    this.state = { ...this.state, ...change };
    for (const listener of [...this.listeners]) listener();
  }
}

const isDark = (scheme: Scheme): boolean => scheme !== "light";

/** The workbook lives in the page only: once a person has changed it, leaving asks first. */
function warnBeforeLoss(book: Book): void {
  const stop = book.subscribe((event) => {
    if (event.kind !== "changed" || event.byHost) return;
    stop();
    window.addEventListener("beforeunload", (leaving) => leaving.preventDefault());
  });
}

type MessageOf = (sheetId: string, row: number, column: number) => string | undefined;

const sentenceOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
