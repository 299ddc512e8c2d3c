import { Text } from "@fluentui/react-components";
import type { SourceChoice } from "../../excel/types";
import { useDoor } from "../door";
import { useLanguage } from "../language";
import { useRules } from "../rules/RulesProvider";
import { useScan } from "../scan/ScanProvider";
import { Answer } from "./Answer";
import { useExplainStyles } from "./Explain.styles";
import { ExplanationView } from "./ExplanationView";
import { PageTitle } from "./PageTitle";
import { useAnswer } from "./useAnswer";
import { useTryingText } from "./useTryingText";

interface WhyViewProps {
  readonly choice: SourceChoice;
  readonly conversation: string;
  readonly rule: string;
  /** What the way back is called. */
  readonly back: string;
  readonly onBack: () => void;
}

/** Why a rule hits a conversation, or why it does not. */
export function WhyView({ choice, conversation, rule, back, onBack }: WhyViewProps) {
  const { locale } = useLanguage();
  const text = useTryingText();
  const styles = useExplainStyles();
  const door = useDoor();
  const { ruleset, changes, signature } = useRules();
  const { commands } = useScan();
  const name = ruleset.rules.find(({ id }) => id === rule)?.names[locale] ?? rule;
  const { state, retry } = useAnswer(JSON.stringify([choice, conversation, rule, signature]), async () => {
    const corrections = await door.loadCorrections(choice.sheetId);
    const asked = { rule, changes: changes ?? {}, place: { conversation } };
    return door.explaining.conversation({ choice, corrections }, asked);
  });
  return (
    <section
      className={styles.page}
      aria-label={text("why.one", { rule: name })}
      onKeyDown={(event) => {
        if (event.defaultPrevented || event.key !== "Escape") return;
        event.preventDefault();
        onBack();
      }}
    >
      <PageTitle title={text("why.one", { rule: name })} back={back} onBack={onBack} />
      <Answer state={state} onRetry={retry}>
        {(explained) =>
          explained ? (
            <ExplanationView
              explained={explained}
              ruleset={ruleset}
              onSelectRow={(row) => void commands.selectRows(choice.sheetId, [row])}
            />
          ) : (
            <Text>{text("gone")}</Text>
          )
        }
      </Answer>
    </section>
  );
}
