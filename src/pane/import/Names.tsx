import {
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Button,
  Field,
  SearchBox,
  Select,
  Textarea,
} from "@fluentui/react-components";
import { useMemo, useState } from "react";
import { maskedSender } from "../../chat/mask";
import { roleIds, type RoleId } from "../../chat/role";
import { useLanguage } from "../language";
import { useReadingStyles } from "../scan/Reading.styles";
import { useMask } from "../settings/useMask";
import { useImport } from "./ImportProvider";
import { namesOf } from "./importState";
import { usePreviewStyles } from "./Preview.styles";
import type { ChatsDigest, SenderDigest } from "./reader/digest";
import { useImportText } from "./useImportText";

/** Thousands of customers are found by name; a list of them all would only be long. */
const shownAtMost = 12;

/** Agents first: they are the few that a person knows and corrects; undecided ones next. */
const roleOrder: readonly RoleId[] = ["agent", "unknown", "robot", "system", "customer"];

/** Who speaks as what over all sources, why, and the means to correct it. */
export function Names({ parts }: { readonly parts: readonly { readonly outcome: ChatsDigest }[] }) {
  const { t } = useImportText();
  const language = useLanguage();
  const styles = useReadingStyles();
  const preview = usePreviewStyles();
  const [search, setSearch] = useState("");
  const senders = useMemo(() => sendersOf(parts.map(({ outcome }) => outcome)), [parts]);
  const counts = roleOrder
    .map((role) => ({ role, count: senders.filter((sender) => sender.role === role).length }))
    .filter(({ count }) => count > 0);
  const wanted = search.trim().toLocaleLowerCase();
  const found = senders
    .filter(({ sender }) => sender.toLocaleLowerCase().includes(wanted))
    .toSorted((a, b) => roleOrder.indexOf(a.role) - roleOrder.indexOf(b.role));
  const shown = found.slice(0, shownAtMost);

  return (
    <AccordionItem value="names">
      <AccordionHeader expandIconPosition="end">
        <span className={styles.header}>
          <span className={styles.title}>{t("names.title")}</span>
          <span className={styles.summary}>
            {counts.map(({ role, count }) => (
              <span key={role}>
                {language.t("senders.count", { role: language.t(`role.${role}`), count })}
              </span>
            ))}
          </span>
        </span>
      </AccordionHeader>
      <AccordionPanel className={preview.panel}>
        <NameLists />
        {senders.length > shownAtMost && (
          <SearchBox
            size="small"
            placeholder={language.t("senders.search")}
            aria-label={language.t("senders.search")}
            value={search}
            onChange={(_, { value }) => setSearch(value)}
          />
        )}
        <ul className={styles.list}>
          {shown.map((sender) => (
            <Sender key={sender.sender} sender={sender} />
          ))}
        </ul>
        {found.length === 0 && <p className={styles.hint}>{language.t("senders.noMatch")}</p>}
        {found.length > shown.length && (
          <p className={styles.hint}>{language.t("senders.more", { count: found.length - shown.length })}</p>
        )}
      </AccordionPanel>
    </AccordionItem>
  );
}

/** The lists of names, applied together: reading anew at every letter would be of no use. */
function NameLists() {
  const { t } = useImportText();
  const { state, commands } = useImport();
  const preview = usePreviewStyles();
  const { agents, robots } = state.corrections;
  const known = `${agents.join("\n")}\n\n${robots.join("\n")}`;
  // What is remembered or forgotten meanwhile begins the fields anew.
  const [draft, setDraft] = useState({ known, agents: agents.join("\n"), robots: robots.join("\n") });
  if (draft.known !== known) setDraft({ known, agents: agents.join("\n"), robots: robots.join("\n") });
  const names = { agents: namesOf(draft.agents), robots: namesOf(draft.robots) };
  const changed = `${names.agents.join("\n")}\n\n${names.robots.join("\n")}` !== known;
  return (
    <div className={preview.section}>
      <Field label={t("names.agents")} hint={t("names.agentsHint")} size="small">
        <Textarea
          rows={2}
          resize="vertical"
          value={draft.agents}
          onChange={(_, { value }) => setDraft({ ...draft, agents: value })}
        />
      </Field>
      <Field label={t("names.robots")} hint={t("names.robotsHint")} size="small">
        <Textarea
          rows={2}
          resize="vertical"
          value={draft.robots}
          onChange={(_, { value }) => setDraft({ ...draft, robots: value })}
        />
      </Field>
      {changed && (
        <Button size="small" onClick={() => commands.correctNames(names)}>
          {t("names.apply")}
        </Button>
      )}
    </div>
  );
}

function Sender({ sender: { sender, role, basis, messages } }: { readonly sender: SenderDigest }) {
  const { t } = useLanguage();
  const { commands } = useImport();
  const styles = useReadingStyles();
  const mask = useMask();
  const name = maskedSender(sender, role, mask) || t("senders.unnamed");
  return (
    <li className={styles.item}>
      <div>
        <bdi className={styles.whole}>{name}</bdi>
        <div className={styles.detail}>
          {t("senders.messages", { count: messages })}
          {` · ${t(`basis.${basis}`)}`}
        </div>
      </div>
      <Select
        size="small"
        className={styles.select}
        aria-label={t("senders.role", { sender: name })}
        value={role}
        onChange={(_, { value }) => commands.correctRole(sender, value as RoleId)}
      >
        {roleIds.map((id) => (
          <option key={id} value={id}>
            {t(`role.${id}`)}
          </option>
        ))}
      </Select>
    </li>
  );
}

/** The senders of all sources, one of each name, most talkative first. */
function sendersOf(outcomes: readonly ChatsDigest[]): SenderDigest[] {
  const byName = new Map<string, SenderDigest>();
  for (const { senders } of outcomes) {
    for (const sender of senders) {
      const known = byName.get(sender.sender);
      const messages = (known?.messages ?? 0) + sender.messages;
      byName.set(sender.sender, { ...(known ?? sender), messages });
    }
  }
  return [...byName.values()].sort((a, b) => b.messages - a.messages);
}
