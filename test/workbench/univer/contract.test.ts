import "./headless";
import { UniverBook } from "../../../src/workbench/univer/book";
import { createEngine } from "../../../src/workbench/univer/engine";
import { describeBook } from "../bookContract";
import { followConditionalFormats } from "./follow";

describeBook("the grid's book", () => {
  const engine = createEngine({ locale: "zh-CN" });
  const book = new UniverBook(engine);
  followConditionalFormats(engine);
  return { book, dispose: () => book.dispose() };
});
