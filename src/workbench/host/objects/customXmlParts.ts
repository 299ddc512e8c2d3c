import { invalidArgument, itemNotFound } from "../richApi/hostError";
import { Collection, HostObject, NullObject } from "../richApi/hostObject";
import { newId, type HostModel } from "./model";

class CustomXmlPart extends HostObject {
  readonly typeName = "CustomXmlPart";
  readonly scalars = ["Id", "NamespaceUri"];

  constructor(
    private readonly model: HostModel,
    readonly Id: string,
  ) {
    super();
  }

  get NamespaceUri(): string {
    return namespaceOf(this.GetXml());
  }

  GetXml(): string {
    const xml = this.model.book.xmlParts.get(this.Id);
    if (xml === undefined) throw itemNotFound("CustomXmlPart");
    return xml;
  }

  SetXml(xml: string): null {
    this.model.book.xmlParts.set(this.Id, xmlOf(xml, "CustomXmlPart.setXml"));
    return null;
  }

  Delete(): null {
    if (!this.model.book.xmlParts.delete(this.Id)) throw itemNotFound("CustomXmlPart.delete");
    return null;
  }
}

/** The workbook's XML parts, or those of one namespace. */
export class CustomXmlPartCollection extends Collection<CustomXmlPart> {
  readonly typeName = "CustomXmlPartCollection";

  constructor(
    private readonly model: HostModel,
    private readonly namespace: string | null = null,
  ) {
    super();
  }

  items(): readonly CustomXmlPart[] {
    return [...this.model.book.xmlParts.keys()]
      .map((id) => new CustomXmlPart(this.model, id))
      .filter((part) => this.namespace === null || part.NamespaceUri === this.namespace);
  }

  Add(xml: string): CustomXmlPart {
    const id = newId(this.model);
    this.model.book.xmlParts.set(id, xmlOf(xml, "CustomXmlPartCollection.add"));
    return new CustomXmlPart(this.model, id);
  }

  GetByNamespace(namespace: string): CustomXmlPartCollection {
    return new CustomXmlPartCollection(this.model, String(namespace));
  }

  GetItem(id: string): CustomXmlPart {
    const part = this.byId(id);
    if (!part) throw itemNotFound("CustomXmlPartCollection.getItem");
    return part;
  }
  Indexer(id: string): CustomXmlPart {
    return this.GetItem(id);
  }
  GetItemOrNullObject(id: string): CustomXmlPart | NullObject {
    return this.byId(id) ?? new NullObject();
  }

  GetOnlyItem(): CustomXmlPart {
    const [part, ...more] = this.items();
    if (!part || more.length > 0) throw itemNotFound("CustomXmlPartScopedCollection.getOnlyItem");
    return part;
  }
  GetOnlyItemOrNullObject(): CustomXmlPart | NullObject {
    const [part, ...more] = this.items();
    return part && more.length === 0 ? part : new NullObject();
  }

  private byId(id: string): CustomXmlPart | undefined {
    return this.items().find((part) => part.Id === id);
  }
}

/** The root element decides: its own prefix's namespace, or the default one. */
function namespaceOf(xml: string): string {
  const root = /<([\p{L}_][\p{L}\p{N}_.-]*:)?[\p{L}_][^<>]*>/u.exec(xml);
  if (!root) return "";
  const attribute = root[1] ? `xmlns:${root[1].slice(0, -1)}` : "xmlns";
  return (
    new RegExp(`\\s${attribute.replaceAll(".", "\\.")}\\s*=\\s*["']([^"']*)["']`).exec(root[0])?.[1] ?? ""
  );
}

function xmlOf(xml: unknown, location: string): string {
  const text = String(xml);
  if (!/^\s*<[\s\S]*>\s*$/.test(text)) throw invalidArgument(location);
  return text;
}
