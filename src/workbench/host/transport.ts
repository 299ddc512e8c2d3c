/**
 * The messages between Excel's page and an add-in's frame: JSON texts by postMessage, requests of the add-in and answers
 * of the host; events are answers that nobody asked for.
 */

/** Where messages come from and go to; a frame in the browser, a window of jsdom in tests. */
export interface AddinPort {
  /** Origin of the host's page, which the library compares with the one it was told. */
  readonly hostOrigin: string;
  send(message: string): void;
  /** Calls for every message of the add-in's own window and origin, and of nothing else. */
  listen(listener: (message: string) => void): () => void;
}

/** A batch of the object model as it travels. */
export interface RichApiRequest {
  readonly body: string;
  readonly flags: number;
}

/** An answer to a batch: its body, or an error code of Office's older protocol. */
export type RichApiAnswer = { readonly body: string } | { readonly errorCode: number };

export interface TransportHandlers {
  appContext(): Readonly<Record<string, unknown>>;
  richApi(request: RichApiRequest): Promise<RichApiAnswer>;
  /** `Office.context.document.settings.saveAsync`: the settings as JSON texts by key. */
  saveSettings(settings: ReadonlyMap<string, string>): void;
  /** A ribbon command called `event.completed()`. */
  commandCompleted(commandId: string): void;
}

interface Request {
  readonly _messageType: number;
  readonly _actionName: string;
  readonly _actionType?: number;
  readonly _conversationId: string;
  readonly _correlationId: number | string;
  readonly _data?: {
    readonly DdaMethod?: { readonly DispatchId: number };
    readonly ArrayData?: readonly unknown[];
    /** Id, status and data of a completed command. */
    readonly 0?: string;
    readonly DdaSettingsMethod?: { readonly Properties?: readonly (readonly [string, string])[] };
  };
}

const requestMessage = 0;
const responseMessage = 1;
const register = 1;
const unregister = 2;
const eventResponse = 1;

const DispatchId = { saveSettings: 76, richApi: 93, commandCompleted: 94 } as const;

/** Codes of Office's older protocol that the library turns into errors of the object model. */
export const OfficeError = {
  internal: 5001,
  cellEditing: 5004,
  requestTooLarge: 5103,
  responseTooLarge: 5104,
} as const;

export class Transport {
  private readonly events = new Map<string, Request>();
  private readonly stop: () => void;

  constructor(
    private readonly port: AddinPort,
    private readonly conversation: string,
    private readonly handlers: TransportHandlers,
  ) {
    this.stop = port.listen((text) => this.receive(text));
  }

  close(): void {
    this.stop();
    this.events.clear();
  }

  /** Sends an event to the add-in; false when it did not register for it. */
  raise(eventName: string, data: unknown): boolean {
    const registration = this.events.get(eventName);
    if (!registration) return false;
    this.respond(registration, data, eventResponse);
    return true;
  }

  private receive(text: string): void {
    const request = parseRequest(text);
    if (!request || request._conversationId !== this.conversation) return;
    if (request._actionType === register) {
      this.events.set(request._actionName, request);
      this.respond(request, { Version: 1, Error: 0 });
    } else if (request._actionType === unregister) {
      this.events.delete(request._actionName);
      this.respond(request, { Version: 1, Error: 0 });
    } else void this.invoke(request);
  }

  private async invoke(request: Request): Promise<void> {
    switch (request._actionName) {
      case "ContextActivationManager_getAppContextAsync":
        this.events.clear();
        return this.respond(request, this.handlers.appContext());
      case "executeMethod":
        return this.respond(request, { Version: 1, Error: 0, ...(await this.executeOrFail(request)) });
      default:
        // Notices of the library's life (loaded, ready) want to be acknowledged, no more.
        return this.respond(request, null);
    }
  }

  /** Whatever goes wrong has an answer: the library would wait for it for ever. */
  private async executeOrFail(request: Request): Promise<Readonly<Record<string, unknown>>> {
    try {
      return await this.execute(request);
    } catch (error) {
      console.error(error);
      return { Error: OfficeError.internal };
    }
  }

  private async execute({ _data: data = {} }: Request): Promise<Readonly<Record<string, unknown>>> {
    const values = data.ArrayData ?? [];
    switch (data.DdaMethod?.DispatchId) {
      case DispatchId.richApi: {
        const answer = await this.handlers.richApi({
          body: String(values[4]),
          flags: Number(values[6] ?? 0),
        });
        if ("errorCode" in answer) return { Error: answer.errorCode };
        return { Data: [200, ["Content-Type", "application/json"], answer.body] };
      }
      case DispatchId.saveSettings:
        this.handlers.saveSettings(new Map(data.DdaSettingsMethod?.Properties ?? []));
        return {};
      case DispatchId.commandCompleted:
        this.handlers.commandCompleted(String(data[0]));
        return {};
      default:
        return {};
    }
  }

  private respond(request: Request, data: unknown, responseType = 0): void {
    this.port.send(
      JSON.stringify({
        _messageType: responseMessage,
        _actionName: request._actionName,
        _conversationId: request._conversationId,
        _correlationId: request._correlationId,
        _origin: this.port.hostOrigin,
        _serializerVersion: 1,
        _errorCode: 0,
        _responseType: responseType,
        _data: data,
      }),
    );
  }
}

/** Anything may be posted to a window: what is no request of the library is not ours. */
function parseRequest(text: string): Request | null {
  try {
    const message: unknown = JSON.parse(text);
    if (typeof message !== "object" || message === null) return null;
    const request = message as Request;
    const known = request._messageType === requestMessage && typeof request._actionName === "string";
    return known ? request : null;
  } catch {
    return null;
  }
}
