import type { Rect } from "../../book";
import { maxColumns, maxRows } from "../../book";
import { invalidArgument } from "../richApi/hostError";
import { NullObject } from "../richApi/hostObject";
import { Kept, type KeptShape, type KeptValues } from "./kept";
import { sheetById, type HostModel } from "./model";
import type { Range } from "./range";
import type { RangeAreas } from "./rangeAreas";
import { isRangeAreas, placeOf } from "./references";

const headerFooter: KeptShape = {
  typeName: "HeaderFooter",
  values: {
    CenterFooter: "",
    CenterHeader: "",
    LeftFooter: "",
    LeftHeader: "",
    RightFooter: "",
    RightHeader: "",
  },
};

const shape: KeptShape = {
  typeName: "PageLayout",
  values: {
    BlackAndWhite: false,
    BottomMargin: 54,
    CenterHorizontally: false,
    CenterVertically: false,
    DraftMode: false,
    FirstPageNumber: "",
    FooterMargin: 21.6,
    HeaderMargin: 21.6,
    LeftMargin: 50.4,
    Orientation: "Portrait",
    PaperSize: "A4",
    PrintComments: "NoComments",
    PrintErrors: "AsDisplayed",
    PrintGridlines: false,
    PrintHeadings: false,
    PrintOrder: "DownThenOver",
    RightMargin: 50.4,
    TopMargin: 54,
    Zoom: { scale: 100 },
  },
  parts: {
    HeadersFooters: {
      typeName: "HeaderFooterGroup",
      values: { State: "Default", UseSheetMargins: true, UseSheetScale: true },
      parts: {
        DefaultForAllPages: headerFooter,
        EvenPages: headerFooter,
        FirstPage: headerFooter,
        OddPages: headerFooter,
      },
    },
  },
};

/** What is known of how a sheet is printed. The local workbook keeps it and prints nothing. */
export interface PageRecord {
  readonly values: KeptValues;
  area: readonly Rect[];
  titleRows: Rect | null;
  titleColumns: Rect | null;
}

export class PageLayout extends Kept {
  constructor(
    private readonly model: HostModel,
    private readonly sheetId: string,
  ) {
    super(shape, pageOf(model, sheetId).values);
  }

  SetPrintArea(area: unknown): null {
    this.page.area = isRangeAreas(area) ? area.rects() : [this.place(area, "PageLayout.setPrintArea")];
    return null;
  }
  GetPrintAreaOrNullObject(): RangeAreas | NullObject {
    return this.model.objects.areasOrNull(this.sheetId, this.page.area);
  }
  GetPrintArea(): RangeAreas {
    return this.model.objects.areas(this.sheetId, this.page.area);
  }

  SetPrintTitleRows(rows: unknown): null {
    const { row, rows: count } = this.place(rows, "PageLayout.setPrintTitleRows");
    this.page.titleRows = { row, rows: count, column: 0, columns: maxColumns };
    return null;
  }
  GetPrintTitleRowsOrNullObject(): Range | NullObject {
    return this.rangeOrNull(this.page.titleRows);
  }

  SetPrintTitleColumns(columns: unknown): null {
    const { column, columns: count } = this.place(columns, "PageLayout.setPrintTitleColumns");
    this.page.titleColumns = { column, columns: count, row: 0, rows: maxRows };
    return null;
  }
  GetPrintTitleColumnsOrNullObject(): Range | NullObject {
    return this.rangeOrNull(this.page.titleColumns);
  }

  SetPrintMargins(unit: string, margins: Readonly<Record<string, number | undefined>>): null {
    const points = { Points: 1, Inches: 72, Centimeters: 72 / 2.54 }[unit];
    if (points === undefined) throw invalidArgument("PageLayout.setPrintMargins");
    const { values } = this.page;
    for (const side of ["top", "bottom", "left", "right", "header", "footer"]) {
      const margin = margins[side];
      if (margin !== undefined)
        values[`${side.slice(0, 1).toUpperCase()}${side.slice(1)}Margin`] = margin * points;
    }
    return null;
  }

  private get page(): PageRecord {
    return pageOf(this.model, this.sheetId);
  }

  private place(reference: unknown, location: string): Rect {
    return placeOf(this.model, sheetById(this.model, this.sheetId, location), reference, location).rect;
  }

  private rangeOrNull(rect: Rect | null): Range | NullObject {
    return rect ? this.model.objects.range(this.sheetId, rect) : new NullObject();
  }
}

function pageOf(model: HostModel, sheetId: string): PageRecord {
  let page = model.pages.get(sheetId);
  if (!page) model.pages.set(sheetId, (page = { values: {}, area: [], titleRows: null, titleColumns: null }));
  return page;
}
