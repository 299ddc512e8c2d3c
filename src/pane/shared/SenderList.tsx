import {
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Select,
  makeStyles,
  tokens,
} from "@fluentui/react-components";
import { useState, type ReactNode } from "react";
import { maskedSender } from "../../chat/mask";
import { roleIds, type RoleId } from "../../chat/role";
import { RoleBasis } from "../../chat/transcript";
import { useLanguage } from "../language";
import { useReadingStyles } from "../scan/Reading.styles";
import { SearchField } from "./SearchField";
import { useMask } from "../settings/useMask";

const useStyles = makeStyles({
  panel: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    paddingBottom: tokens.spacingVerticalM,
  },
});

/** Thousands of customers are found by name; a list of them all would only be long. */
const shownAtMost = 20;

/** Agents first: they are the few that a person knows and corrects; undecided ones next. */
const roleOrder: readonly RoleId[] = ["agent", "unknown", "robot", "system", "customer"];

interface Sender {
  readonly sender: string;
  readonly role: RoleId;
  /** Why it is of this role, as `RoleBasis` names it. */
  readonly basis: string;
  readonly messages: number;
}

interface SenderListProps {
  /** Names the part among others of an accordion. */
  readonly value: string;
  readonly title: string;
  /** Most talkative first. */
  readonly senders: readonly Sender[];
  readonly onRole: (sender: string, role: RoleId) => void;
  /** What stands above the list. */
  readonly children?: ReactNode;
}

/** Who speaks as what, why, and the means to correct it. */
export function SenderList({ value, title, senders, onRole, children }: SenderListProps) {
  const { t } = useLanguage();
  const styles = useReadingStyles();
  const { panel } = useStyles();
  const [search, setSearch] = useState("");

  const counts = roleOrder
    .map((role) => ({ role, count: senders.filter((sender) => sender.role === role).length }))
    .filter(({ count }) => count > 0);
  const wanted = search.trim().toLocaleLowerCase();
  const named = senders.filter(({ sender }) => sender.toLocaleLowerCase().includes(wanted));
  const found = roleOrder.flatMap((role) => named.filter((sender) => sender.role === role));
  const shown = found.slice(0, shownAtMost);

  return (
    <AccordionItem value={value}>
      <AccordionHeader expandIconPosition="end">
        <span className={styles.header}>
          <span className={styles.title}>{title}</span>
          <span className={styles.summary}>
            {counts.length === 0 && t("senders.none")}
            {counts.map(({ role, count }) => (
              <span key={role}>{t("senders.count", { role: t(`role.${role}`), count })}</span>
            ))}
          </span>
        </span>
      </AccordionHeader>
      <AccordionPanel className={panel}>
        {children}
        {senders.length > shownAtMost && (
          <SearchField label={t("senders.search")} value={search} onChange={setSearch} />
        )}
        <ul className={styles.list}>
          {shown.map((sender) => (
            <SenderItem key={sender.sender} sender={sender} onRole={onRole} />
          ))}
        </ul>
        {found.length === 0 && senders.length > 0 && <p className={styles.hint}>{t("senders.noMatch")}</p>}
        {found.length > shown.length && (
          <p className={styles.hint}>{t("senders.more", { count: found.length - shown.length })}</p>
        )}
      </AccordionPanel>
    </AccordionItem>
  );
}

function SenderItem({ sender, onRole }: { readonly sender: Sender } & Pick<SenderListProps, "onRole">) {
  const { t } = useLanguage();
  const styles = useReadingStyles();
  const mask = useMask();
  const name = maskedSender(sender.sender, sender.role, mask) || t("senders.unnamed");
  const basis = sender.basis as keyof typeof RoleBasis;

  return (
    <li className={styles.item}>
      <div>
        <bdi className={styles.whole}>{name}</bdi>
        <div className={styles.detail}>
          {t("senders.messages", { count: sender.messages })}
          {basis in RoleBasis && ` · ${t(`basis.${basis}`)}`}
        </div>
      </div>
      <Select
        size="small"
        className={styles.select}
        aria-label={t("senders.role", { sender: name })}
        value={sender.role}
        onChange={(_, { value }) => onRole(sender.sender, value as RoleId)}
      >
        {roleIds.map((role) => (
          <option key={role} value={role}>
            {t(`role.${role}`)}
          </option>
        ))}
      </Select>
    </li>
  );
}
