import { describe, expect, it } from "vitest";
import { tableOfCsv } from "../../src/chat/csv";
import { tableOf } from "../../src/chat/table";
import { readProducts } from "../../src/inspection";
import { Problem } from "../../src/problem";

describe("a table of products", () => {
  it("gives names with the attributes of every other column, split and once each", () => {
    const table = tableOfCsv(
      "商品ID,商品名称,类目,标签,价格\n1,云朵枕,床品,乳胶、护颈；床品,199\n2,羊毛被,床品,羊毛|冬,899\n",
    );
    expect(readProducts(table)).toEqual([
      { name: "云朵枕", attributes: ["床品", "乳胶", "护颈"] },
      { name: "羊毛被", attributes: ["床品", "羊毛", "冬"] },
    ]);
  });

  it("is found below a title, in English too, and rows without a name are passed over", () => {
    const table = tableOf([
      ["Autumn list", null],
      ["Product name", "Category"],
      ["Down jacket", "coats"],
      [null, "coats"],
    ]);
    expect(readProducts(table)).toEqual([{ name: "Down jacket", attributes: ["coats"] }]);
  });

  it("needs a column of names, and says which columns came", () => {
    expect(() =>
      readProducts(
        tableOf([
          ["价格", "库存"],
          [1, 2],
        ]),
      ),
    ).toThrow(Problem);
  });
});
