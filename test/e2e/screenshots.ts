/** Takes the README's pictures: npm run build -- --all && npx tsx test/e2e/screenshots.ts */
import { join } from "node:path";
import { openView, setStage } from "./harness";

const folder = join(import.meta.dirname, "../../docs/screenshots");
const stage = await setStage();
for (const lang of ["zh-CN", "en-US"] as const) {
  const { page, pane, close } = await stage.open({ lang });
  const settled = () => page.waitForTimeout(1500);
  const picture = async (name: string) => {
    await page.mouse.move(800, 110); // away from anything that shows a tip
    await settled();
    await page.locator("iframe").screenshot({ path: join(folder, `pane-${name}-${lang}.png`) });
  };
  await page.locator('[data-command="Kefu.ScanSheet"]').click();
  const cards = pane.locator("#result-view").getByRole("list").getByRole("button");
  await cards.nth(1).click();
  await page.mouse.move(800, 110);
  await settled();
  await page.screenshot({ path: join(folder, `workbook-${lang}.png`) });

  await pane
    .getByRole("button", { name: /^(看.*对话|Read the chat)/ })
    .first()
    .click();
  await picture("thread");
  for (const view of ["agents", "questions", "rules"]) {
    await openView(pane, view);
    await picture(view);
  }
  if (lang === "zh-CN") {
    await openView(pane, "report");
    await settled();
    await page.locator("iframe").screenshot({ path: join(folder, `report-pane-${lang}.png`) });
  }
  await close();
}
await stage.close();
