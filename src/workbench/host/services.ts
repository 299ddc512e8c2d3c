import { HostObject } from "./richApi/hostObject";

/** Services beside the workbook that Microsoft's library speaks to by name. */

/** `Microsoft.InternalService.AddinInternalService`: says when ribbon commands can be invoked. */
export class AddinInternalService extends HostObject {
  readonly typeName = "AddinInternalService";
  readonly scalars = [];

  constructor(private readonly ready: () => void) {
    super();
  }

  NotifyActionHandlerReady(): null {
    this.ready();
    return null;
  }
}

export type RuntimeState = "Inactive" | "Background" | "Visible";

/** `Microsoft.AppRuntime.AppRuntimeService`: `Office.addin.showAsTaskpane()` and `hide()`. */
export class AppRuntimeService extends HostObject {
  readonly typeName = "AppRuntimeService";
  readonly scalars = [];

  constructor(private readonly pane: { state(): RuntimeState; setState(state: RuntimeState): void }) {
    super();
  }

  GetAppRuntimeState(): RuntimeState {
    return this.pane.state();
  }

  SetAppRuntimeState(state: RuntimeState): null {
    this.pane.setState(state);
    return null;
  }
}

/** `Microsoft.AppRuntime.AppRuntimePersistenceService`: whether the add-in starts with the document. */
export class AppRuntimePersistenceService extends HostObject {
  readonly typeName = "AppRuntimePersistenceService";
  readonly scalars = [];
  private startState = "Inactive";

  GetAppStartState(): string {
    return this.startState;
  }

  SetAppStartState(state: string): null {
    this.startState = String(state);
    return null;
  }
}

/** `Microsoft.DynamicRibbon.DynamicRibbon`: `Office.ribbon.requestUpdate()`. */
export class DynamicRibbon extends HostObject {
  readonly typeName = "DynamicRibbon";
  readonly scalars = [];

  constructor(private readonly update: (request: unknown) => void) {
    super();
  }

  ExecuteRequestUpdate(json: string): null {
    this.update(JSON.parse(json));
    return null;
  }
}
