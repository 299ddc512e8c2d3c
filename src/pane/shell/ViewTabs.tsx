import {
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Overflow,
  OverflowItem,
  Tab,
  TabList,
  useIsOverflowItemVisible,
  useOverflowMenu,
} from "@fluentui/react-components";
import { MoreHorizontalRegular } from "@fluentui/react-icons";
import { memo } from "react";
import { useLanguage } from "../language";
import { useRules } from "../rules/RulesProvider";
import { useTabStyles } from "./ViewTabs.styles";
import { useView } from "./ViewProvider";
import { views, type View, type ViewId } from "./views";

/** The pane's views as tabs; those that do not fit the width wait in a menu, the chosen one never does. */
export const ViewTabs = memo(function ViewTabs() {
  const styles = useTabStyles();
  const { view, open } = useView();
  const label = useLabel();
  return (
    <Overflow minimumVisible={2}>
      <div className={styles.bar}>
        <TabList
          className={styles.tabs}
          selectedValue={view}
          onTabSelect={(_, { value }) => open(value as ViewId)}
        >
          {views.map((each) => (
            // By its name: a tab that is called otherwise needs other room.
            <OverflowItem key={label(each)} id={each.id} priority={each.id === view ? 2 : 1}>
              <Tab
                value={each.id}
                id={`tab-${each.id}`}
                aria-controls={`panel-${each.id}`}
                className={styles.tab}
              >
                {label(each)}
              </Tab>
            </OverflowItem>
          ))}
        </TabList>
        <MoreViews />
      </div>
    </Overflow>
  );
});

function MoreViews() {
  const { t } = useLanguage();
  const styles = useTabStyles();
  const { ref, isOverflowing, overflowCount } = useOverflowMenu<HTMLButtonElement>();
  if (!isOverflowing) return null;
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button
          ref={ref}
          appearance="subtle"
          className={styles.more}
          icon={<MoreHorizontalRegular />}
          aria-label={t("tabs.more", { count: overflowCount })}
        />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {views.map((each) => (
            <HiddenView key={each.id} view={each} />
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

function HiddenView({ view }: { readonly view: View }) {
  const { open } = useView();
  const label = useLabel();
  const visible = useIsOverflowItemVisible(view.id);
  if (visible) return null;
  const Icon = view.icon;
  return (
    <MenuItem icon={<Icon />} onClick={() => open(view.id)}>
      {label(view)}
    </MenuItem>
  );
}

function useLabel(): (view: View) => string {
  const { t } = useLanguage();
  const { differences } = useRules();
  return (view) => t(view.id === "rules" && differences > 0 ? "tab.rules.changed" : view.label);
}
