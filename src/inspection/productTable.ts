import { HeaderWords, rowCells } from "../chat/headers";
import { cellText, type Table } from "../chat/table";
import { Problem } from "../problem";
import type { Product } from "./products";

/** What a column of a table of products holds; a column of none of these is an attribute. */
type ProductField = "name" | "number" | "price" | "stock" | "link" | "time";

const words = new HeaderWords<ProductField>({
  name: {
    sure: "商品 商品名 商品名称 商品标题 宝贝 宝贝名称 宝贝标题 产品 产品名 产品名称 product product_name product_title item_name".split(
      " ",
    ),
    likely: "名称 标题 品名 款式 name title item".split(" "),
  },
  number: {
    sure: "商品ID 商品编码 商家编码 货号 款号 条码 商品编号 sku sku_id spu product_id item_id barcode".split(
      " ",
    ),
    likely: "编号 编码 id code".split(" "),
  },
  price: { sure: "价格 售价 单价 一口价 成本 成本价 price cost".split(" "), likely: [] },
  stock: { sure: "库存 数量 销量 月销量 stock quantity sales".split(" "), likely: [] },
  link: { sure: "链接 图片 主图 url link image".split(" "), likely: [] },
  time: { sure: "上架时间 创建时间 更新时间 created_at updated_at".split(" "), likely: [] },
});

/** What separates attributes in one cell: 羽绒服、女、冬. */
const separators = /[,，、;；/|｜\n]+/;

/**
 * Reads a shop's table of products: a column of names, and beside it columns of attributes (category, material, for whom,
 * season, tags …). Numbers, prices, stocks, links and times say nothing of what a product is and are passed over.
 *
 * @throws Problem `inspection.noProductColumn` when no header names the products
 * @example readProducts(table)[0] //=> { name: "云朵枕", attributes: ["床品", "乳胶"] }
 */
export function readProducts(table: Table): Product[] {
  const headerRow = headerRowOf(table);
  const header = rowCells(table, headerRow);
  const fields = words.assign(header);
  const nameColumn = fields.get("name");
  if (nameColumn === undefined) {
    const came = header.map(cellText).filter((name) => name !== "");
    throw new Problem("wrongInput", "inspection.noProductColumn", { columns: came.join(", ") || "–" });
  }
  const told = new Set(fields.values());
  const attributeColumns = header.flatMap((_, column) => (told.has(column) ? [] : [column]));
  const products: Product[] = [];
  for (let row = headerRow + 1; row < table.rowCount; row++) {
    const name = cellText(table.cell(row, nameColumn)).trim();
    if (name === "") continue;
    const attributes = attributeColumns
      .flatMap((column) => cellText(table.cell(row, column)).split(separators))
      .map((attribute) => attribute.trim())
      .filter((attribute) => attribute !== "");
    products.push({ name, attributes: [...new Set(attributes)] });
  }
  return products;
}

/** Titles and notes may stand above the header. */
const searchedRows = 30;

/** The first row that names the column of names; the first one of all where none does. */
function headerRowOf(table: Table): number {
  for (let row = 0; row < Math.min(table.rowCount, searchedRows); row++) {
    if (words.assign(rowCells(table, row)).has("name")) return row;
  }
  return 0;
}
