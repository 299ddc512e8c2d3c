import type { CellBorder, CellFormat, Rect } from "../../book";
import { invalidArgument, itemNotFound } from "../richApi/hostError";
import { Collection, HostObject } from "../richApi/hostObject";
import { colourOf } from "./colours";
import { writable } from "./model";
import type { FormatTarget } from "./rangeFormat";

type Side = "borderTop" | "borderBottom" | "borderLeft" | "borderRight";

/** Which cells of a rectangle an edge belongs to, and which of their sides it is. */
const edges: Readonly<Record<string, { side: Side; cells: (rect: Rect) => Rect }>> = {
  EdgeTop: { side: "borderTop", cells: (rect) => ({ ...rect, rows: 1 }) },
  EdgeBottom: {
    side: "borderBottom",
    cells: (rect) => ({ ...rect, row: rect.row + rect.rows - 1, rows: 1 }),
  },
  EdgeLeft: { side: "borderLeft", cells: (rect) => ({ ...rect, columns: 1 }) },
  EdgeRight: {
    side: "borderRight",
    cells: (rect) => ({ ...rect, column: rect.column + rect.columns - 1, columns: 1 }),
  },
  InsideHorizontal: { side: "borderBottom", cells: (rect) => ({ ...rect, rows: rect.rows - 1 }) },
  InsideVertical: { side: "borderRight", cells: (rect) => ({ ...rect, columns: rect.columns - 1 }) },
};

const styles = ["None", "Continuous", "Dash", "DashDot", "DashDotDot", "Dot", "Double", "SlantDashDot"];
const weights = ["Hairline", "Thin", "Medium", "Thick"];
const plain: CellBorder = { style: "Continuous", weight: "Thin", color: "#000000" };

/** One edge of a range. Diagonals are not modelled. */
class RangeBorder extends HostObject {
  readonly typeName = "RangeBorder";
  readonly scalars = ["Color", "Style", "SideIndex", "Weight"];

  constructor(
    private readonly target: FormatTarget,
    readonly Id: string,
  ) {
    super();
  }

  get SideIndex(): string {
    return this.Id;
  }

  get Style(): string | null {
    return this.shared((border) => border?.style ?? "None");
  }
  set Style(style: string) {
    if (!styles.includes(style)) throw invalidArgument("RangeBorder.style");
    this.change((border) => (style === "None" ? null : { ...plain, ...border, style }), "RangeBorder.style");
  }

  get Color(): string | null {
    return this.shared((border) => border?.color ?? "#000000");
  }
  set Color(input: string) {
    const color = colourOf(input, "RangeBorder.color");
    this.change((border) => ({ ...plain, ...border, color }), "RangeBorder.color");
  }

  get Weight(): string | null {
    return this.shared((border) => border?.weight ?? "Thin");
  }
  set Weight(weight: string) {
    if (!weights.includes(weight)) throw invalidArgument("RangeBorder.weight");
    this.change((border) => ({ ...plain, ...border, weight }), "RangeBorder.weight");
  }

  private get edge() {
    return edges[this.Id];
  }

  private rects(): Rect[] {
    return this.target
      .rects()
      .map(this.edge.cells)
      .filter(({ rows, columns }) => rows > 0 && columns > 0);
  }

  /** Whole rows and columns are judged by their first cell. */
  private shared(read: (border: CellBorder | null) => string): string | null {
    const sheet = this.target.sheet("RangeBorder");
    const found = this.rects().map(({ row, column }) =>
      read(sheet.format(row, column)[this.edge.side] ?? null),
    );
    return found.every((value) => value === found[0]) ? (found[0] ?? read(null)) : null;
  }

  private change(next: (border: CellBorder | null) => CellBorder | null, location: string): void {
    const sheet = writable(this.target.sheet(location), location);
    for (const rect of this.rects()) {
      const before = sheet.format(rect.row, rect.column)[this.edge.side] ?? null;
      const format: CellFormat = { [this.edge.side]: next(before) ?? undefined };
      sheet.setFormat(rect, format);
    }
  }
}

/** The edges of a range: `range.format.borders`. */
export class RangeBorderCollection extends Collection<RangeBorder> {
  readonly typeName = "RangeBorderCollection";
  override readonly scalars = ["Count"];

  constructor(private readonly target: FormatTarget) {
    super();
  }

  items(): readonly RangeBorder[] {
    return Object.keys(edges).map((id) => new RangeBorder(this.target, id));
  }

  GetItem(id: string): RangeBorder {
    if (!Object.hasOwn(edges, id)) throw itemNotFound("RangeBorderCollection.getItem");
    return new RangeBorder(this.target, id);
  }
  Indexer(id: string): RangeBorder {
    return this.GetItem(id);
  }
}
