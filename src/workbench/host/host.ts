import type { Book, BookEvent } from "../book";
import {
  appContext,
  frameName,
  requirementSets,
  type AddinIdentity,
  type HostEnvironment,
} from "./appContext";
import { BookEvents, shiftOf } from "./bookEvents";
import { CustomFunctions } from "./customFunctions";
import { EventHub, EventType, eventCategory, type RichApiMessage } from "./events";
import { Faults, type Fault } from "./faults";
import {
  Range,
  Workbook,
  createModel,
  excelLimits,
  forgetSheet,
  shiftCharts,
  type ChartRecord,
  type Limits,
} from "./objects";
import { BatchProcessor } from "./richApi/processor";
import type { BatchRequest } from "./richApi/protocol";
import {
  AddinInternalService,
  AppRuntimePersistenceService,
  AppRuntimeService,
  DynamicRibbon,
  type RuntimeState,
} from "./services";
import { OfficeError, Transport, type AddinPort, type RichApiAnswer, type RichApiRequest } from "./transport";

export interface HostOptions {
  readonly book: Book;
  readonly addin: AddinIdentity;
  readonly locale?: string;
  readonly requirementSets?: Readonly<Record<string, string>>;
  readonly limits?: Partial<Limits>;
  /** The pane is shown when the add-in starts. */
  readonly startsVisible?: boolean;
  /** The add-in asks for its pane to be shown or hidden. */
  readonly onVisibilityRequest?: (visible: boolean) => void;
  /** `Office.ribbon.requestUpdate` */
  readonly onRibbonUpdate?: (request: unknown) => void;
}

export type Visibility = "Visible" | "Hidden";

// `Excel.run({ delayForCellEdit: true })`
const delayForCellEdit = 64;
/** A read waits for formulas to be calculated, but not for ever: slow functions show #BUSY! as in Excel. */
const longestWaitForCalculation = 3000;

/**
 * Plays Excel for one add-in: Microsoft's own library in the add-in's page speaks to this host, and this host to a book.
 *
 * @example
 * const host = new Host({ book, addin });
 * frame.name = host.frameName(location.origin);
 * host.connect(framePort(frame, addin.url));
 */
export class Host {
  readonly book: Book;
  /** The add-in's worksheet functions. */
  readonly functions = new CustomFunctions((messages) => this.sendMessages(messages));
  private readonly faults = new Faults();
  private readonly environment: HostEnvironment;
  private readonly processor: BatchProcessor;
  private readonly model: ReturnType<typeof createModel>;
  private readonly bookEvents: BookEvents;
  private readonly unsubscribe: () => void;
  private transport: Transport | null = null;
  private whenCommandsReady!: Promise<void>;
  private announceCommands!: () => void;
  private readonly runningCommands = new Map<string, () => void>();
  private nextCommand = 1;
  private state: RuntimeState;
  private queue: Promise<unknown> = Promise.resolve();
  private outbox: RichApiMessage[] = [];
  private started = false;
  private olderSettings: ReadonlySet<string> = new Set();
  private hadCharts = false;
  private readonly chartListeners = new Set<() => void>();

  constructor(private readonly options: HostOptions) {
    this.book = options.book;
    this.environment = {
      addin: options.addin,
      locale: options.locale ?? "zh-CN",
      conversation: `kefu-${crypto.randomUUID()}`,
      requirementSets: options.requirementSets ?? requirementSets,
      startsVisible: options.startsVisible ?? true,
    };
    this.state = this.environment.startsVisible ? "Visible" : "Background";
    this.waitForCommands();
    const events = new EventHub((message) => this.post(message));
    this.model = createModel(this.book, events, { ...excelLimits, ...options.limits });
    this.bookEvents = new BookEvents(this.book, events, () =>
      this.transport?.raise("documentSelectionChanged", {}),
    );
    this.processor = new BatchProcessor(new Workbook(this.model), {
      "Microsoft.ExcelServices.CustomFunctions": () => this.functions.service,
      "Microsoft.InternalService.AddinInternalService": () =>
        new AddinInternalService(() => this.announceCommands()),
      "Microsoft.AppRuntime.AppRuntimeService": () =>
        new AppRuntimeService({ state: () => this.state, setState: (state) => this.requestState(state) }),
      "Microsoft.AppRuntime.AppRuntimePersistenceService": () => new AppRuntimePersistenceService(),
      "Microsoft.DynamicRibbon.DynamicRibbon": () =>
        new DynamicRibbon((request) => options.onRibbonUpdate?.(request)),
    });
    this.unsubscribe = this.book.subscribe((event) => this.bookChanged(event));
  }

  /** Resolves when the add-in's ribbon commands can be run. */
  get commandsReady(): Promise<void> {
    return this.whenCommandsReady;
  }

  /** `window.name` that the add-in's frame needs before its page loads. */
  frameName(hostOrigin: string): string {
    return frameName(this.environment, hostOrigin);
  }

  /** Begins to answer an add-in; a reloaded page may be connected again. */
  connect(port: AddinPort): void {
    this.transport?.close();
    this.transport = new Transport(port, this.environment.conversation, {
      appContext: () => this.begin(),
      richApi: (request) => this.answer(request),
      saveSettings: (settings) => this.saveSettings(settings),
      commandCompleted: (id) => this.runningCommands.get(id)?.(),
    });
  }

  /** Ends the conversation. */
  close(): void {
    this.unsubscribe();
    this.transport?.close();
    this.transport = null;
  }

  /** The workbook's charts, for whoever draws them. */
  charts(): readonly ChartRecord[] {
    return this.model.charts;
  }

  /** Calls when charts may have come, gone or changed; what their cells hold is the book's to tell. */
  onCharts(listener: () => void): () => void {
    this.chartListeners.add(listener);
    return () => this.chartListeners.delete(listener);
  }

  /** Members of Excel's API that the add-in asked for and that are not modelled. */
  get unmodelled(): ReadonlySet<string> {
    return this.processor.unmodelled;
  }

  /** How many objects the add-in tracks. */
  get trackedObjects(): number {
    return [...this.processor.tracked()].length;
  }

  get limits(): Limits {
    return this.model.limits;
  }
  set limits(limits: Limits) {
    this.model.limits = limits;
  }

  /** A person is editing a cell: batches are refused, or wait when they asked to. */
  get cellEditing(): boolean {
    return this.faults.cellEditing;
  }
  set cellEditing(editing: boolean) {
    this.faults.cellEditing = editing;
  }

  /** Lets a batch of the object model fail; for tests. */
  failNext(fault: Fault): void {
    this.faults.add(fault);
  }

  /** Calls before each batch of the object model that does something; for tests. */
  onBatch(listener: (request: BatchRequest) => void): () => void {
    return this.faults.onBatch(listener);
  }

  /**
   * Runs a ribbon or context-menu command.
   *
   * @param functionName the manifest's <FunctionName>
   * @param controlId the manifest's id of the button
   * @returns when the add-in called `event.completed()`
   */
  async runCommand(functionName: string, controlId = functionName): Promise<void> {
    await this.commandsReady;
    const id = String(this.nextCommand++);
    const completed = new Promise<void>((resolve) => this.runningCommands.set(id, resolve));
    const source = JSON.stringify({ source: { id: controlId } });
    if (!this.transport?.raise("appCommandInvoked", [id, functionName, source])) {
      this.runningCommands.delete(id);
      throw new Error(`The add-in takes no commands; ${functionName} was not run`);
    }
    await completed;
    this.runningCommands.delete(id);
  }

  get visibility(): Visibility {
    return this.state === "Visible" ? "Visible" : "Hidden";
  }

  /** Says that the pane was shown or hidden. */
  setVisibility(visibility: Visibility): void {
    if (visibility === this.visibility) return;
    this.state = visibility === "Visible" ? "Visible" : "Background";
    this.post({
      category: eventCategory,
      type: EventType.visibilityChanged,
      target: "",
      message: { visibility },
    });
  }

  /** A page of the add-in starts; when it is loaded again nothing of the earlier one is left. */
  private begin(): Readonly<Record<string, unknown>> {
    if (this.started) {
      this.processor.releaseAll();
      this.model.events.reset();
      this.functions.restart();
      this.waitForCommands();
    }
    this.started = true;
    this.olderSettings = new Set(this.book.settings.keys());
    return appContext(this.environment, this.book);
  }

  private waitForCommands(): void {
    this.whenCommandsReady = new Promise((resolve) => (this.announceCommands = resolve));
  }

  /** The older API keeps a copy of the settings: only what it knew of and sends no more was deleted. */
  private saveSettings(settings: ReadonlyMap<string, string>): void {
    for (const key of this.olderSettings) if (!settings.has(key)) this.book.settings.delete(key);
    for (const [key, value] of settings) this.book.settings.set(key, JSON.parse(value));
    this.olderSettings = new Set(settings.keys());
  }

  private requestState(state: RuntimeState): void {
    this.options.onVisibilityRequest?.(state === "Visible");
    this.setVisibility(state === "Visible" ? "Visible" : "Hidden");
  }

  private bookChanged(event: BookEvent): void {
    const shift = event.kind === "changed" ? shiftOf(event) : null;
    if (shift) {
      for (const object of this.processor.tracked()) {
        if (object instanceof Range && object.sheetId === event.sheetId) object.follow(shift);
      }
      shiftCharts(this.model.charts, event.sheetId, shift);
    }
    if (event.kind === "deleted") forgetSheet(this.model, event.sheetId);
    if (shift || event.kind === "deleted") this.chartsChanged();
    this.bookEvents.handle(event);
  }

  /** Events leave after the answer of the batch that caused them. */
  private post(message: RichApiMessage): void {
    this.outbox.push(message);
    if (this.outbox.length > 1) return;
    setTimeout(() => {
      const messages = this.outbox;
      this.outbox = [];
      this.sendMessages(messages);
    }, 0);
  }

  private sendMessages(messages: readonly RichApiMessage[]): void {
    const entries = messages.map(({ category, type, target, message }, index) => [
      category,
      type,
      target,
      JSON.stringify(message),
      index,
      false,
    ]);
    this.transport?.raise("richApiMessage", { ArrayData: entries });
  }

  private async answer(request: RichApiRequest): Promise<RichApiAnswer> {
    if (byteLength(request.body) > this.model.limits.messageBytes) {
      return { errorCode: OfficeError.requestTooLarge };
    }
    const batch = JSON.parse(request.body) as BatchRequest;
    // Results of functions overtake: a batch that waits for a calculation may wait for exactly them.
    if (!touchesWorkbook(batch)) return { body: JSON.stringify(this.processor.process(batch)) };
    const turn = this.queue.then(() => this.process(batch, request.flags));
    this.queue = turn.catch(() => undefined);
    return turn;
  }

  private chartsChanged(): void {
    this.hadCharts = this.model.charts.length > 0;
    for (const listener of [...this.chartListeners]) listener();
  }

  private async process(batch: BatchRequest, flags: number): Promise<RichApiAnswer> {
    do {
      if (this.faults.cellEditing && !(flags & delayForCellEdit))
        return { errorCode: OfficeError.cellEditing };
      await this.faults.cellEditingEnded();
      await withinTime(this.book.calculated(), longestWaitForCalculation);
      // A person may have begun to edit while the calculation was waited for.
    } while (this.faults.cellEditing);
    const response = this.faults.apply(batch, (allowed) =>
      this.book.batch(() => this.processor.process(allowed)),
    );
    // A batch says of no object which others it changed; charts are few.
    if (this.model.charts.length > 0 || this.hadCharts) this.chartsChanged();
    const body = JSON.stringify(response);
    return byteLength(body) > this.model.limits.messageBytes
      ? { errorCode: OfficeError.responseTooLarge }
      : { body };
  }
}

/** Batches for a service alone (functions, pane, ribbon) have nothing to do with cells. */
function touchesWorkbook(batch: BatchRequest): boolean {
  return !Object.values(batch.ObjectPaths).some((path) => path.Name.startsWith("Microsoft."));
}

function byteLength(text: string): number {
  // UTF-8 is at most three bytes a UTF-16 unit: small messages need no counting.
  return text.length < 1_000_000 ? text.length : new TextEncoder().encode(text).length;
}

async function withinTime(promise: Promise<void>, milliseconds: number): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  await Promise.race([promise, new Promise<void>((resolve) => (timer = setTimeout(resolve, milliseconds)))]);
  clearTimeout(timer);
}
