import { Button, Field, Textarea } from "@fluentui/react-components";
import { useMemo, useState } from "react";
import { SenderList } from "../shared/SenderList";
import { useImport } from "./ImportProvider";
import { namesOf } from "./importState";
import { usePreviewStyles } from "./Preview.styles";
import type { ChatsDigest, SenderDigest } from "./reader/digest";
import { useImportText } from "./useImportText";

interface ChatsPart {
  readonly outcome: ChatsDigest;
}

/** Who speaks as what over all sources, why, and the means to correct it. */
export function Names({ parts }: { readonly parts: readonly ChatsPart[] }) {
  const { t } = useImportText();
  const { commands } = useImport();
  const senders = useMemo(() => sendersOf(parts), [parts]);
  return (
    <SenderList
      value="names"
      title={t("names.title")}
      senders={senders}
      onRole={(sender, role) => commands.correctRole(sender, role)}
    >
      <NameLists />
    </SenderList>
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

/** The senders of all sources, one of each name, most talkative first. */
export function sendersOf(parts: readonly ChatsPart[]): SenderDigest[] {
  const byName = new Map<string, SenderDigest>();
  for (const { outcome } of parts) {
    for (const sender of outcome.senders) {
      const known = byName.get(sender.sender);
      const messages = (known?.messages ?? 0) + sender.messages;
      byName.set(sender.sender, { ...(known ?? sender), messages });
    }
  }
  return [...byName.values()].sort((a, b) => b.messages - a.messages);
}
