import { Button, Link } from "@fluentui/react-components";
import { ArrowLeftRegular } from "@fluentui/react-icons";
import { useEffect, useRef, type ReactNode } from "react";
import { functionText, pageText, parameterText } from "../../locales/functions";
import { helpOf, syntaxOf, wantedOf, type FunctionEntry, type ParameterEntry } from "./catalogue";
import { useFunctionStyles } from "./Functions.styles";
import { InsertForm } from "./InsertForm";
import { useGallery } from "./useGallery";

/** What a function means and takes, an example of it, and the form that puts it into the sheet. */
export function FunctionPage(props: { readonly entry: FunctionEntry; readonly onBack: () => void }) {
  const { entry, onBack } = props;
  const { locale, say, nameOf } = useGallery();
  const styles = useFunctionStyles();
  const title = useRef<HTMLHeadingElement>(null);
  const texts = functionText(locale, entry.id);

  // A reader of the screen hears which page has opened.
  useEffect(() => title.current?.focus({ preventScroll: true }), []);

  return (
    <div className={styles.root}>
      <Button className={styles.back} appearance="subtle" icon={<ArrowLeftRegular />} onClick={onBack}>
        {say("back")}
      </Button>
      <div>
        <h2 ref={title} tabIndex={-1} className={styles.title}>
          {nameOf(entry.id)}
        </h2>
        <span className={styles.id}>KEFU.{entry.id}</span>
      </div>
      <p className={styles.text}>{texts.description}</p>
      <InsertForm entry={entry} />
      <Part title={pageText(locale, "page.formula")}>
        <p className={styles.text}>{texts.formula}</p>
      </Part>
      <Part title={pageText(locale, "page.returns")}>
        <p className={styles.text}>{texts.returns}</p>
      </Part>
      <Part title={pageText(locale, "page.parameters")}>
        <pre className={styles.code}>{syntaxOf(locale, entry)}</pre>
        <dl className={styles.parameters}>
          {entry.parameters.map((parameter) => (
            <Parameter key={parameter.name} id={entry.id} parameter={parameter} />
          ))}
        </dl>
      </Part>
      {texts.edges && (
        <Part title={pageText(locale, "page.edges")}>
          <p className={styles.text}>{texts.edges}</p>
        </Part>
      )}
      <Example entry={entry} />
      <Link href={helpOf(locale, entry.id)} target="_blank" rel="noopener noreferrer">
        {say("help")}
      </Link>
    </div>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const styles = useFunctionStyles();
  return (
    <section>
      <h3 className={styles.heading}>{title}</h3>
      {children}
    </section>
  );
}

function Parameter({ id, parameter }: { readonly id: string; readonly parameter: ParameterEntry }) {
  const { locale } = useGallery();
  const styles = useFunctionStyles();
  const { name, description } = parameterText(locale, id, parameter.name);
  const presence = !parameter.optional
    ? pageText(locale, "page.required")
    : parameter.byDefault === null
      ? pageText(locale, "page.optional")
      : pageText(locale, "page.byDefault", { value: parameter.byDefault });
  return (
    <>
      <dt className={styles.name}>{name}</dt>
      <dd>
        <p className={styles.text}>{description}</p>
        <p className={styles.quiet}>
          {wantedOf(locale, parameter)} · {presence}
        </p>
      </dd>
    </>
  );
}

function Example({ entry }: { readonly entry: FunctionEntry }) {
  const { locale, say } = useGallery();
  const styles = useFunctionStyles();
  const { formula, result, cut } = entry.example;
  const rows = result[locale];
  return (
    <Part title={pageText(locale, "page.examples")}>
      <pre className={styles.code}>{formula}</pre>
      <div className={styles.wide} tabIndex={0} role="group" aria-label={say("example.result")}>
        <table className={styles.table}>
          <tbody>
            {rows.map((row, r) => (
              <tr key={r}>
                {row.map((cell, c) => (
                  <td key={c}>{shown(cell)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {cut && <p className={styles.quiet}>{say("example.more")}</p>}
    </Part>
  );
}

/** Six digits are enough to recognise a number. */
const shown = (cell: string | number | boolean): string =>
  typeof cell === "number"
    ? String(Number(cell.toPrecision(6)))
    : typeof cell === "boolean"
      ? String(cell).toUpperCase()
      : cell;
