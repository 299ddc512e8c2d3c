import { invalidOperation } from "../richApi/hostError";
import { HostObject } from "../richApi/hostObject";
import { sheetById, type HostModel } from "./model";

/** Protection of a sheet, as far as an add-in meets it: every write is refused. Passwords are not modelled. */
export class WorksheetProtection extends HostObject {
  readonly typeName = "WorksheetProtection";
  readonly scalars = ["Protected"];

  constructor(
    private readonly model: HostModel,
    private readonly sheetId: string,
  ) {
    super();
  }

  get Protected(): boolean {
    return this.sheet("WorksheetProtection.protected").protected;
  }

  Protect(): null {
    const location = "WorksheetProtection.protect";
    if (this.Protected) throw invalidOperation(location);
    this.sheet(location).protected = true;
    return null;
  }

  Unprotect(): null {
    this.sheet("WorksheetProtection.unprotect").protected = false;
    return null;
  }

  private sheet(location: string) {
    return sheetById(this.model, this.sheetId, location);
  }
}
