import {
  Button,
  Field,
  Select,
  Text,
  Textarea,
  makeStyles,
  mergeClasses,
  tokens,
  typographyStyles,
} from "@fluentui/react-components";
import { DocumentAddRegular, FolderOpenRegular, LockClosedRegular } from "@fluentui/react-icons";
import { useRef, useState } from "react";
import { useLanguage } from "../language";
import { choiceKey } from "../scan/scanState";
import { useScan } from "../scan/ScanProvider";
import { SourceOptions } from "../scan/SourceOptions";
import { pastedAtOnce } from "./DropArea";
import { FilePicker } from "./FilePicker";
import { useImportStyles } from "./Import.styles";
import { useImport } from "./ImportProvider";
import { LastImport } from "./LastImport";
import { Notices } from "./Notices";
import { useImportText } from "./useImportText";

const useStyles = makeStyles({
  drop: {
    display: "flex",
    flexDirection: "column",
    alignItems: "center",
    gap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalXL} ${tokens.spacingHorizontalM}`,
    border: `${tokens.strokeWidthThick} dashed ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusLarge,
    textAlign: "center",
  },
  icon: { fontSize: "32px", color: tokens.colorBrandForeground1 },
  dropTitle: typographyStyles.body1Strong,
  private: {
    ...typographyStyles.caption1,
    display: "flex",
    gap: tokens.spacingHorizontalXS,
    alignItems: "center",
    color: tokens.colorBrandForeground2,
  },
  lock: { flexShrink: 0, fontSize: tokens.fontSizeBase400 },
  // As wide as the pane lets it be, and no wider.
  select: { "& > select": { minWidth: 0 } },
});

/** Where chats come from: files, pasted text, or cells of this workbook. */
export function Choose() {
  const { t } = useImportText();
  const language = useLanguage();
  const common = useImportStyles();
  const styles = useStyles();
  return (
    <div className={common.body}>
      <Text>{t("intro")}</Text>
      <Notices />
      <LastImport />
      <div className={styles.drop}>
        <DocumentAddRegular className={styles.icon} aria-hidden />
        <span className={styles.dropTitle}>{t("drop.title")}</span>
        <span className={common.hint}>{t("drop.or")}</span>
        <FilePicker appearance="primary" icon={<FolderOpenRegular />}>
          {t("drop.choose")}
        </FilePicker>
        <p className={common.hint}>{t("drop.formats")}</p>
      </div>
      <PasteField />
      <SheetField />
      <span className={styles.private}>
        <LockClosedRegular className={styles.lock} aria-hidden />
        <span>{language.t("hello.private")}</span>
      </span>
    </div>
  );
}

function PasteField() {
  const { t } = useImportText();
  const { commands } = useImport();
  const common = useImportStyles();
  const field = useRef<HTMLTextAreaElement>(null);
  const [empty, setEmpty] = useState(true);
  return (
    <Field label={t("paste.label")}>
      {(props) => (
        <>
          <Textarea
            {...props}
            ref={field}
            rows={4}
            resize="vertical"
            placeholder={t("paste.placeholder")}
            // What is pasted may be larger than a field can show without stopping the page.
            onPaste={(event) => {
              const text = pastedAtOnce(event as React.ClipboardEvent<HTMLTextAreaElement>);
              if (text === null) return;
              event.preventDefault();
              commands.addText(text);
            }}
            onChange={(_, { value }) => setEmpty(value.trim() === "")}
          />
          {!empty && (
            <Button
              className={common.wide}
              onClick={() => {
                if (field.current) commands.addText(field.current.value);
              }}
            >
              {t("paste.read")}
            </Button>
          )}
        </>
      )}
    </Field>
  );
}

function SheetField() {
  const { t } = useImportText();
  const { state, commands: scan } = useScan();
  const { commands } = useImport();
  const common = useImportStyles();
  const styles = useStyles();
  const [picked, setPicked] = useState<string | null>(null);
  const { sources } = state;
  if (!sources || sources.length === 0) return null;
  const chosen =
    sources.find(({ choice }) => choiceKey(choice) === picked) ??
    sources.find(({ active }) => active) ??
    sources[0];
  return (
    <Field label={t("sheet.label")} hint={t("sheet.hint")}>
      {(props) => (
        <div className={common.row}>
          <Select
            {...props}
            className={mergeClasses(common.grow, styles.select)}
            value={choiceKey(chosen.choice)}
            onFocus={scan.refresh}
            onChange={(_, { value }) => setPicked(value)}
          >
            <SourceOptions sources={sources} />
          </Select>
          <Button onClick={() => commands.addSheet(chosen.choice)}>{t("sheet.read")}</Button>
        </div>
      )}
    </Field>
  );
}
