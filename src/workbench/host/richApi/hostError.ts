/** An error as Excel gives it to an add-in: a code of `Excel.ErrorCodes`, a message and the place in the API. */
export class HostError extends Error {
  override readonly name = "HostError";

  constructor(
    readonly code: string,
    message: string,
    /** "Range.values" */
    readonly location: string | null = null,
  ) {
    super(message);
  }
}

/** Excel's own wording, as far as add-ins see it. */
export const invalidArgument = (
  location: string,
  message = "The argument is invalid or missing or has an incorrect format.",
) => new HostError("InvalidArgument", message, location);

export const itemNotFound = (location: string) =>
  new HostError("ItemNotFound", "The requested resource doesn't exist.", location);

export const itemAlreadyExists = (location: string) =>
  new HostError("ItemAlreadyExists", "A resource with the same name or identifier already exists.", location);

export const invalidOperation = (
  location: string,
  message = "The operation attempted is invalid on the object.",
) => new HostError("InvalidOperation", message, location);

export const accessDenied = (location: string) =>
  new HostError("AccessDenied", "You cannot perform the requested operation.", location);

export const invalidReference = (location: string) =>
  new HostError("InvalidReference", "This reference is not valid for the current operation.", location);

export const apiNotFound = (member: string) =>
  new HostError("ApiNotFound", `The local workbook does not model ${member}.`, member);
