import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readText } from "../../../src/chat/formats";
import { readPage, type PageContent } from "../../../src/chat/page";

const rowsOf = (page: PageContent | null): unknown[][] | null =>
  page?.kind === "table"
    ? Array.from({ length: page.table.rowCount }, (_, row) =>
        Array.from({ length: page.table.columnCount }, (_, column) => page.table.cell(row, column)),
      )
    : null;
const linesOf = (page: PageContent | null) => (page?.kind === "text" ? page.text.split("\n") : null);
const table = (rows: string) => `<html><body><table>${rows}</table></body></html>`;

describe("what is a page", () => {
  it.each(["小美: <b>在的</b>", "<小美> 2024-4-14 9:05:07\n在吗", "<p>在吗</p>,时间", ""])(
    "takes %j for a text that holds brackets",
    (text) => expect(readPage(text)).toBeNull(),
  );

  it("knows a page behind a byte-order mark, remarks and an instruction", () => {
    const page = `\ufeff<?xml version="1.0"?>\n<!-- saved from url -->\n${table("<tr><td>a<td>b<tr><td>c<td>d")}`;
    expect(rowsOf(readPage(page))).toEqual([
      ["a", "b"],
      ["c", "d"],
    ]);
  });
});

describe("a table of a page", () => {
  it("reads cells whose ends are left out, references, and lines within a cell", () => {
    const page = table(
      "<tr><th>时间<th>内容<tr><td>9:05<td>1 &lt; 2&nbsp;件<br>好<p>的</p><tr><td>9:06<td>在",
    );
    expect(rowsOf(readPage(page))).toEqual([
      ["时间", "内容"],
      ["9:05", "1 < 2 件\n好\n的"],
      ["9:06", "在"],
    ]);
  });

  it("keeps columns apart where cells were merged", () => {
    const page = table("<tr><td rowspan=2>S1<td>a<td>b<tr><td>c<td>d<tr><td colspan=2>合计<td>e");
    expect(rowsOf(readPage(page))).toEqual([
      ["S1", "a", "b"],
      [null, "c", "d"],
      ["合计", null, "e"],
    ]);
  });

  it("takes a picture for the message where a cell holds nothing else", () => {
    const page = table("<tr><td><img src=a.png>小美<td><img src=b.png><tr><td>c<td>d");
    expect(rowsOf(readPage(page))?.[0]).toEqual(["小美", "[图片]"]);
  });

  it("takes the tables within a layout, not the layout", () => {
    const page = table(`<tr><td>菜单<td>${table("<tr><td>a<td>b<tr><td>c<td>d")}`);
    expect(rowsOf(readPage(page))).toEqual([
      ["a", "b"],
      ["c", "d"],
    ]);
  });

  it("does not take a small table beside a chat for the chat", () => {
    const page = `<html><table><tr><td>编号<td>7<tr><td>客服<td>小美</table><div>tb_1 2024-04-14 09:05:07</div><div>在吗，这款还有没有货</div></html>`;
    expect(linesOf(readPage(page))?.slice(-2)).toEqual(["tb_1 2024-04-14 09:05:07", "在吗，这款还有没有货"]);
  });

  it("reads a workbook that was saved as XML, places and line ends of cells included", () => {
    const page = `<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns:ss="x"><Styles><Style ss:ID="1"/></Styles><Worksheet><Table>
<Row><Cell><Data ss:Type="String">时间</Data></Cell><Cell><Data>发送者</Data></Cell><Cell><Data>内容</Data></Cell></Row>
<Row><Cell ss:Index="3"><Data>a&#10;b</Data><Comment><Data>remark</Data></Comment></Cell></Row>
</Table></Worksheet></Workbook>`;
    expect(rowsOf(readPage(page))).toEqual([
      ["时间", "发送者", "内容"],
      [null, null, "a\nb"],
    ]);
  });
});

describe("the lines of a page", () => {
  it("are what a person sees, without scripts and styles", () => {
    const page =
      "<html><head><title>t</title><style>p{}</style></head><body><script>x('<p>')</script><p>小美:\n在的</p><p>亲<br>您好</p>";
    expect(linesOf(readPage(page))).toEqual(["小美: 在的", "亲", "您好"]);
  });
});

describe("a web archive", () => {
  const archive = (encoding: string, page: string) =>
    `From: <Save by Tencent MsgMgr>\r\nMIME-Version: 1.0\r\nContent-Type:multipart/related;\r\n\tboundary="b1"\r\n\r\n--b1\r\nContent-Type: text/html\r\nContent-Transfer-Encoding:${encoding}\r\n\r\n${page}\r\n\r\n--b1\r\nContent-Type: image/png\r\n\r\nxx`;

  it("brings the messages that QQ saved", () => {
    const page =
      "<html><body><table><tr><td>消息对象:蓝天<tr><td>日期: 2024-04-14<tr><td><div><div>蓝天</div>9:05:07</div><div>在吗</div>" +
      "<tr><td><div><div>小美客服</div>9:05:30</div><div>在的</div></table></body></html>";
    const content = readPage(archive("7bit", page));
    const { format, transcript, skipped } = readText(content?.kind === "text" ? content.text : "");
    expect([format, transcript.text, transcript.conversations, skipped]).toEqual([
      "qq",
      ["在吗", "在的"],
      ["蓝天"],
      [],
    ]);
    expect(transcript.time[0]).toBe(Date.UTC(2024, 3, 14, 9, 5, 7) / 1000);
  });

  it("is read where its letters are written as bytes", () => {
    const page = "<html><p>=E5=9C=A8=E5=90=97 a=3Db=\r\nc</p></html>";
    expect(linesOf(readPage(archive("quoted-printable", page)))).toEqual(["在吗 a=bc"]);
    const chinese = "<html><p>=D4=DA=C2=F0 a=3Db</p></html>";
    expect(linesOf(readPage(archive("quoted-printable", chinese)))).toEqual(["在吗 a=b"]);
  });

  it("is read where the page is written as base64, in lines of 76 characters, in UTF-8 or GB18030", () => {
    const ofBytes = (bytes: Buffer) => bytes.toString("base64").replace(/.{76}/g, "$&\r\n");
    const padding = `<!-- ${"x".repeat(100)} -->`;
    const utf8 = Buffer.from(`<html>${padding}<p>在吗</p></html>`);
    const chinese = Buffer.concat([
      Buffer.from(`<html>${padding}<p>`),
      Buffer.from([0xd4, 0xda, 0xc2, 0xf0]),
      Buffer.from("</p></html>"),
    ]);
    for (const bytes of [utf8, chinese])
      expect(linesOf(readPage(archive("base64", ofBytes(bytes))))).toEqual(["在吗"]);
    expect(readPage(archive("base64", "no base64 at all!"))).toBeNull();
  });
});

describe("Telegram's pages", () => {
  const message = (id: number, inner: string, classes = "") =>
    `<div class="message default clearfix${classes}" id="message${id}"><div class="body">${inner}</div></div>`;
  const date = (clock: string) =>
    `<div class="pull_right date details" title="14.04.2024 ${clock} UTC+08:00">\n${clock.slice(0, 5)}\n</div>`;
  const from = (name: string) => `<div class="from_name">\n${name} \n</div>`;
  const text = (words: string) => `<div class="text">\n${words}\n</div>`;
  const page = (messages: string) =>
    `<!DOCTYPE html><html><body><div class="page_wrap"><div class="page_header"><div class="content"><div class="text bold">\nJane Doe\n</div></div></div><div class="page_body chat_page"><div class="history">${messages}</div></div></div></body></html>`;
  const read = (messages: string) => {
    const content = readPage(page(messages));
    return content?.kind === "text" ? (JSON.parse(content.text) as { messages: object[] }).messages : [];
  };

  it("are read as the result.json of the same chat", () => {
    const content = readPage(
      page(
        `<div class="message service" id="message-1"><div class="body details">14 April 2024</div></div>` +
          message(1, date("09:05:07") + from("Jane Doe") + text("Hi &amp; <b>hello</b><br>you")) +
          message(2, date("09:05:30") + text("there?"), " joined") +
          message(3, date("09:06:00") + from("Shop Support") + text("yes")),
      ),
    );
    const { format, transcript, skipped } = readText(content?.kind === "text" ? content.text : "");
    expect(format).toBe("telegram-json");
    expect(transcript.conversations).toEqual(["Jane Doe"]);
    expect(transcript.text).toEqual(["Hi & hello\nyou", "there?", "yes"]);
    expect([...transcript.sender].map((code) => transcript.senders[code])).toEqual([
      "Jane Doe",
      "Jane Doe",
      "Shop Support",
    ]);
    expect(skipped).toEqual([]);
  });

  it("name what was sent without words, exported with the chat or not", () => {
    const left = `<div class="media_wrap clearfix"><div class="media clearfix pull_left media_voice_message"><div class="body"><div class="title bold">Voice message</div><div class="status details">00:03</div></div></div></div>`;
    const kept = `<div class="media_wrap clearfix"><a class="photo_wrap clearfix pull_left" href="photos/1.jpg"><img class="photo" src="photos/1.jpg"></a></div>`;
    expect(read(message(1, date("09:05:07") + left) + message(2, date("09:05:08") + kept))).toMatchObject([
      { media_type: "voice_message", text: "" },
      { media_type: "photo", text: "" },
    ]);
  });

  it("leave what was forwarded with whoever forwards it", () => {
    const forwarded = `<div class="forwarded body"><div class="from_name">Bo <span class="date details" title="01.01.2020 00:00:00"> 01.01.2020</span></div>${text("old words")}</div>`;
    expect(read(message(1, date("09:05:07") + from("Jane via @bot") + forwarded))).toMatchObject([
      { date: "2024-04-14T09:05:07", from: "Jane", text: "old words" },
    ]);
  });

  it("tell what Telegram itself says at the time of the message above", () => {
    const service = `<div class="message service" id="message2"><div class="body details">\nJane pinned a message\n</div></div>`;
    expect(read(message(1, date("09:05:07") + from("Jane") + text("a")) + service)[1]).toMatchObject({
      type: "service",
      date: "2024-04-14T09:05:07",
      text: "Jane pinned a message",
    });
  });
});

describe("a page that means harm", () => {
  it.each([
    ["blocks without end", "<html>" + "<div><p><b>".repeat(200_000)],
    ["tables in tables", "<html>" + "<table><tr><td>".repeat(100_000)],
    ["ends that nothing began", "<html>" + "</div></table></td>".repeat(200_000)],
    ["a tag without end", "<html><a " + "b=c ".repeat(500_000)],
    [
      "attributes without number",
      "<html><a " + Array.from({ length: 100_000 }, (_, i) => `a${i}`).join(" ") + ">",
    ],
    ["cells that cover millions", "<table>" + "<tr><td colspan=1000 rowspan=1000>a<td>b".repeat(30_000)],
    ["a remark without end", "<html><!--" + "-".repeat(1_000_000)],
    ["half a script", "<html><script>" + "<script>".repeat(200_000)],
    [
      "a chat of Telegram's without end",
      `<html><div class="history">` +
        `<div class="message default joined"><div class="text">a`.repeat(50_000),
    ],
  ])("is read in a moment: %s", (_, page) => {
    const start = performance.now();
    readPage(page);
    expect(performance.now() - start).toBeLessThan(10_000);
  });

  it("never makes the reader throw, whatever its markup", () => {
    const piece = fc.constantFrom(
      ..."<table> </table> <tr> </tr> <td> <td colspan=0 rowspan=9> <div> </div> <br> <p> &amp; &#0; <!-- --> <![CDATA[ ]]> a < > </script> <title> <Row> <Cell ss:Index=5>".split(
        " ",
      ),
      '<div class="history">',
      '<div class="message default joined" id="message1">',
      '<div class="message service">',
      '<div class="from_name">',
      '<div class="text">',
    );
    const starts = fc.constantFrom(
      "<html>",
      "<Workbook>",
      '<html><div class="history"><div class="message default">',
    );
    fc.assert(
      fc.property(starts, fc.array(piece, { maxLength: 60 }), (start, pieces) => {
        expect(readPage(start + pieces.join(""))).not.toBeNull();
      }),
    );
  });
});
