import { Tokenizer, TokenizerMode, type Token } from "parse5";

/** What a page is made of, in its order. Names of tags are in small letters, without the prefix of a namespace. */
export interface PageVisitor {
  opened(tag: string, attribute: (name: string) => string | undefined): void;
  closed(tag: string): void;
  /** Text as it stands in the page, references such as `&amp;` read. */
  said(text: string): void;
}

/** What stands in these is no text of the page's; markup within is none. */
const modes: Readonly<Record<string, (typeof TokenizerMode)[keyof typeof TokenizerMode]>> = {
  script: TokenizerMode.SCRIPT_DATA,
  style: TokenizerMode.RAWTEXT,
  noscript: TokenizerMode.RAWTEXT,
  noframes: TokenizerMode.RAWTEXT,
  iframe: TokenizerMode.RAWTEXT,
  xmp: TokenizerMode.RAWTEXT,
  title: TokenizerMode.RCDATA,
  textarea: TokenizerMode.RCDATA,
};

/**
 * Walks through the markup of a page once, in time linear in its length. No tree is built, however deep a page pretends to be:
 * browsers search theirs upwards at every tag. Nothing in it is loaded or run.
 *
 * @param xml whether the page is XML, where no tag changes how the next are read
 */
export function walkPage(page: string, visitor: PageVisitor, xml = false): void {
  let unseen: string | null = null;
  const say = ({ chars }: Token.CharacterToken) => {
    if (unseen === null) visitor.said(chars);
  };
  const ignore = () => undefined;
  const tokenizer: Tokenizer = new Tokenizer(
    {},
    {
      onStartTag({ tagName, attrs, selfClosing }) {
        const tag = plain(tagName);
        if (!xml && tag in modes) {
          unseen = tag;
          tokenizer.state = modes[tag];
          return;
        }
        visitor.opened(tag, (name) => attrs.find((one) => plain(one.name) === name)?.value);
        if (xml && selfClosing) visitor.closed(tag);
      },
      onEndTag({ tagName }) {
        const tag = plain(tagName);
        if (unseen === null) visitor.closed(tag);
        else if (tag === unseen) unseen = null;
      },
      onCharacter: say,
      onWhitespaceCharacter: say,
      onNullCharacter: ignore,
      onComment: ignore,
      onDoctype: ignore,
      onEof: ignore,
    },
  );
  // In XML what stands in <![CDATA[…]]> is text.
  tokenizer.inForeignNode = xml;
  tokenizer.write(page, true);
}

const plain = (name: string) => name.slice(name.indexOf(":") + 1);
