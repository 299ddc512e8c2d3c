import { HostError, apiNotFound, invalidReference } from "./hostError";
import { Collection, HostObject, NullObject } from "./hostObject";
import {
  ActionType,
  ObjectPathType,
  type Action,
  type ArgumentInfo,
  type BatchRequest,
  type BatchResponse,
  type QueryInfo,
} from "./protocol";

type Members = Record<string, unknown>;

/**
 * Answers the batches of Microsoft's library over a tree of host objects. It knows the protocol and nothing of Excel.
 */
export class BatchProcessor {
  /** Members that an add-in asked for and that no object models: "Worksheet.PivotTables". */
  readonly unmodelled = new Set<string>();
  private readonly references = new Map<string, HostObject>();
  private readonly referenceIds = new WeakMap<HostObject, string>();
  private nextReference = 1;

  /**
   * @param root the object that a batch starts from
   * @param services top-level services by their name
   */
  constructor(
    private readonly root: HostObject,
    private readonly services: Readonly<Record<string, () => HostObject>>,
  ) {}

  /** Objects that the add-in holds on to. */
  tracked(): IterableIterator<HostObject> {
    return this.references.values();
  }

  process(request: BatchRequest): BatchResponse {
    const batch = new Batch(this, request);
    const results: { ActionId: number; Value: unknown }[] = [];
    const traces: number[] = [];
    const answer = () => ({ Results: results, ...(traces.length > 0 && { TraceIds: traces }) });
    for (const [index, action] of request.Actions.entries()) {
      try {
        results.push({ ActionId: action.Id, Value: batch.act(action) ?? null });
        if (action.ActionType === ActionType.trace) traces.push(action.Id);
      } catch (error) {
        return {
          ...answer(),
          Error: { ...this.describeError(error), HttpStatusCode: 400, ActionIndex: index },
        };
      }
    }
    return answer();
  }

  private describeError(error: unknown): { Code: string; Message: string; Location: string | null } {
    if (error instanceof HostError) {
      if (error.code === "ApiNotFound") this.unmodelled.add(error.location ?? error.message);
      return { Code: error.code, Message: error.message, Location: error.location };
    }
    // A range outside the grid or an unknown id that a book refuses is the add-in's argument; all else is our fault.
    const ours = !(error instanceof RangeError);
    if (ours) console.error(error);
    const code = ours ? "GeneralException" : "InvalidArgument";
    return { Code: code, Message: error instanceof Error ? error.message : String(error), Location: null };
  }

  rootObject(): HostObject {
    return this.root;
  }

  service(name: string): HostObject {
    if (!Object.hasOwn(this.services, name)) throw apiNotFound(name);
    return this.services[name]();
  }

  referenced(id: string): HostObject {
    const object = this.references.get(id);
    if (!object) throw invalidReference("");
    return object;
  }

  keep(object: HostObject): string {
    let id = this.referenceIds.get(object);
    if (id === undefined) {
      id = `r${this.nextReference++}`;
      this.referenceIds.set(object, id);
    }
    this.references.set(id, object);
    return id;
  }

  referenceOf(object: HostObject): string | null {
    const id = this.referenceIds.get(object);
    return id !== undefined && this.references.has(id) ? id : null;
  }

  release(id: string): void {
    this.references.delete(id);
  }

  releaseAll(): void {
    this.references.clear();
  }
}

/** One batch in work: the objects of its paths, found once. */
class Batch {
  private readonly objects = new Map<number, HostObject>();

  constructor(
    private readonly processor: BatchProcessor,
    private readonly request: BatchRequest,
  ) {}

  act(action: Action): unknown {
    if (action.ActionType === ActionType.trace) return action.ArgumentInfo?.Arguments?.[0];
    const object = this.object(action.ObjectPathId);
    switch (action.ActionType) {
      case ActionType.instantiate:
        return object.isNull ? null : this.identity(object, this.request.AutoKeepReference === true);
      case ActionType.query:
      case ActionType.queryAsJson:
        return object.isNull ? null : this.describe(object, pathsOf(action.QueryInfo), action.QueryInfo);
      case ActionType.method:
        return this.callMethod(object, action);
      case ActionType.setProperty:
        return this.set(object, action.Name, this.values(action.ArgumentInfo)[0]);
      case ActionType.update:
        for (const [name, value] of Object.entries(action.ObjectState ?? {}))
          this.update(object, name, value);
        return null;
      case ActionType.ensureUnchanged:
        return null;
      default:
        throw apiNotFound(`ActionType ${action.ActionType}`);
    }
  }

  private callMethod(object: HostObject, { Name: name, ArgumentInfo: info }: Action): unknown {
    switch (name) {
      case "_KeepReference":
        if (!object.isNull) this.processor.keep(object);
        return null;
      case "_RemoveReference":
        this.processor.release(String(this.values(info)[0]));
        return null;
      case "_RemoveAllReferences":
        this.processor.releaseAll();
        return null;
    }
    if (object.isNull) return null;
    return this.call(object, name, this.values(info));
  }

  /** The object of a path, with the values of its arguments. */
  private object(id: number): HostObject {
    const known = this.objects.get(id);
    if (known) return known;
    const object = this.find(id);
    this.objects.set(id, object);
    return object;
  }

  private find(id: number): HostObject {
    const path = this.request.ObjectPaths[id];
    if (!path) throw invalidReference("");
    const parent = () => this.object(path.ParentObjectPathId ?? 0);
    switch (path.ObjectPathType) {
      case ObjectPathType.global:
        return this.processor.rootObject();
      case ObjectPathType.newObject:
        return this.processor.service(path.Name);
      case ObjectPathType.referenceId:
        return this.processor.referenced(path.Name);
      case ObjectPathType.nullObject:
        return new NullObject();
      case ObjectPathType.property:
        return this.child(parent(), path.Name, () => read(parent(), path.Name));
      case ObjectPathType.method:
        return this.child(parent(), path.Name, () =>
          this.call(parent(), path.Name, this.values(path.ArgumentInfo)),
        );
      case ObjectPathType.indexer:
        return this.child(parent(), "Indexer", () =>
          this.call(parent(), "Indexer", this.values(path.ArgumentInfo)),
        );
      default:
        throw apiNotFound(`ObjectPathType ${path.ObjectPathType}`);
    }
  }

  private child(parent: HostObject, name: string, get: () => unknown): HostObject {
    if (parent.isNull) return new NullObject();
    const object = get();
    if (!(object instanceof HostObject)) throw apiNotFound(memberName(parent, name));
    return object;
  }

  private values({ Arguments: values = [], ReferencedObjectPathIds: ids }: ArgumentInfo = {}): unknown[] {
    const resolve = (value: unknown, id: unknown): unknown => {
      if (Array.isArray(id) && Array.isArray(value))
        return value.map((item, index) => resolve(item, id[index]));
      return typeof id === "number" && id > 0 ? this.object(id) : value;
    };
    return values.map((value, index) => resolve(value, ids?.[index]));
  }

  private call(object: HostObject, name: string, values: readonly unknown[]): unknown {
    const method = read(object, name);
    if (typeof method !== "function") throw apiNotFound(memberName(object, name));
    return (method as (...values: unknown[]) => unknown).apply(object, [...values]);
  }

  private set(object: HostObject, name: string, value: unknown): null {
    if (object.isNull) return null;
    if (!isWireName(name) || !hasSetter(object, name)) throw apiNotFound(`${memberName(object, name)} (set)`);
    (object as unknown as Members)[name] = value;
    return null;
  }

  /** `object.set({format: {fill: {color}}})` reaches into the objects below. */
  private update(object: HostObject, name: string, value: unknown): void {
    const member = capital(name);
    if (!hasSetter(object, member) && typeof value === "object" && value !== null) {
      const below = read(object, member);
      if (below instanceof HostObject) {
        for (const [inner, innerValue] of Object.entries(value)) this.update(below, inner, innerValue);
        return;
      }
    }
    this.set(object, member, value);
  }

  private identity(object: HostObject, keep: boolean): Members {
    const identity: Members = {};
    if ("Id" in object) identity.Id = object.Id;
    if ("_Id" in object) identity._Id = object._Id;
    if (object.byReference && keep) identity._ReferenceId = this.processor.keep(object);
    return identity;
  }

  /** The loaded properties of an object; `paths` are what is asked of it, "format/fill/color" as three names. */
  private describe(object: HostObject, paths: readonly (readonly string[])[], query?: QueryInfo): Members {
    const answer = this.identity(object, false);
    const reference = this.processor.referenceOf(object);
    if (reference) answer._ReferenceId = reference;
    if (object instanceof Collection) {
      const itemPaths: string[][] = [];
      for (const [name, ...rest] of paths) {
        if (name.toLowerCase() === "items") itemPaths.push(rest);
        else if (name.toLowerCase() === "count" && rest.length === 0) answer.Count = object.Count;
        else itemPaths.push([name, ...rest]);
      }
      const first = query?.Skip ?? 0;
      const items = object.items().slice(first, query?.Top === undefined ? undefined : first + query.Top);
      const below = itemPaths.filter((path) => path.length > 0);
      answer._Items = items.map((item) => this.describe(item, below));
      return answer;
    }
    for (const [name, below] of byFirstName(paths, object.scalars)) {
      const value = read(object, name);
      if (value instanceof HostObject) answer[name] = value.isNull ? null : this.describe(value, below);
      else answer[name] = value;
    }
    return answer;
  }
}

function pathsOf(query: QueryInfo | undefined): string[][] {
  const names = [...(query?.Select ?? []), ...(query?.Expand ?? []).map((name) => `${name}/*`)];
  return names.map((name) => name.split("/").map((part) => part.trim()));
}

function byFirstName(
  paths: readonly (readonly string[])[],
  scalars: readonly string[],
): Map<string, (readonly string[])[]> {
  const groups = new Map<string, (readonly string[])[]>();
  for (const [first, ...rest] of paths.length > 0 ? paths : [["*"]]) {
    if (first === "*" || first === "$all") {
      for (const scalar of scalars) if (!groups.has(scalar)) groups.set(scalar, []);
      continue;
    }
    const name = capital(first);
    const below = groups.get(name) ?? [];
    if (rest.length > 0) below.push(rest);
    groups.set(name, below);
  }
  return groups;
}

const capital = (name: string) =>
  name.startsWith("_") ? name : name.slice(0, 1).toUpperCase() + name.slice(1);

const isWireName = (name: string) => /^_?[A-Z]/.test(name);

const memberName = (object: HostObject, name: string) => `${object.typeName}.${name}`;

function read(object: HostObject, name: string): unknown {
  if (!isWireName(name) || !(name in object)) throw apiNotFound(memberName(object, name));
  return (object as unknown as Members)[name];
}

function hasSetter(object: HostObject, name: string): boolean {
  for (let holder: object | null = object; holder; holder = Object.getPrototypeOf(holder) as object | null) {
    const property = Object.getOwnPropertyDescriptor(holder, name);
    if (property) return property.set !== undefined;
  }
  return false;
}
