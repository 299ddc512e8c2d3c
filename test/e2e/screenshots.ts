/** Takes the README's pictures: npm run build -- --all && npx tsx test/e2e/screenshots.ts */
import { join } from "node:path";
import { setStage } from "./harness";

const folder = join(import.meta.dirname, "../../docs/screenshots");
const stage = await setStage();
for (const lang of ["zh-CN", "en-US"] as const) {
  const { page, pane, close } = await stage.open({ lang });
  await page.locator('[data-command="Kefu.ScanSheet"]').click();
  const cards = pane.locator("#result-view").getByRole("list").getByRole("button");
  await cards.nth(1).click();
  await page.mouse.move(800, 110); // away from anything that shows a tip
  await page.waitForTimeout(1500);
  await page.screenshot({ path: join(folder, `workbook-${lang}.png`) });
  await close();
}
await stage.close();
