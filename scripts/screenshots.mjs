// npm run screenshots: the example cluster in VS Code, into docs/images/. After `npm run package`; Japanese needs a font.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { project, vsix } from '../test/harness/locations.mjs';
import { eventually, includes, workbench } from '../test/ui/workbench.ts';

if (!existsSync(vsix)) throw new Error('not packaged yet; run: npm run package');
execFileSync(process.execPath, ['test/harness/install.mjs', 'server', 'chromium'], { cwd: project, stdio: 'inherit' });

const images = path.join(project, 'docs/images');
const look = {
  'editor.fontSize': 14,
  'editor.minimap.enabled': false,
  'window.commandCenter': false,
  'workbench.colorTheme': 'Default Light Modern',
};

await inWorkbench({}, { width: 1180, height: 860 }, async ui => {
  await ui.open('r1.res');
  await ui.problems();
  await raisePanel(ui.page, 220);
  await eventually(async () => includes((await ui.texts('.markers-panel')).join(), 'global_common.conf'));
  await ui.page.keyboard.press('Control+1');
  await settled(ui);
  await ui.save('problems');

  await ui.word('brvao').click();
  await ui.page.keyboard.press('Control+.');
  await ui.page.locator('.action-widget .monaco-list-row').first().waitFor();
  await settled(ui);
  await ui.save('quick-fix');
  await ui.page.keyboard.press('Escape');
});
for (const language of ['en', 'ja']) {
  await inWorkbench({ 'quorumlens.language': language }, { width: 860, height: 620 }, async ui => {
    await ui.open('global_common.conf');
    await ui.page.keyboard.press('Control+b'); // without the side bar
    await ui.page.waitForSelector('.squiggly-error');
    await ui.word('timeout').hover();
    await ui.page.locator('.monaco-hover .hover-row').first().waitFor();
    await settled(ui);
    await ui.save(`hover-${language}`);
  });
}

async function inWorkbench(settings, viewport, act) {
  const browser = { viewport, deviceScaleFactor: 1.5 };
  const ui = await workbench({ settings: { ...look, ...settings }, browser });
  try {
    await act({ ...ui, save: name => ui.page.screenshot({ path: path.join(images, `${name}.png`) }) });
  } finally {
    await ui.close();
  }
}

/** Makes the panel higher, by its upper edge. */
async function raisePanel(page, pixels) {
  const { x, y, width } = await page.locator('.part.panel').boundingBox();
  await page.mouse.move(x + width / 2, y);
  await page.mouse.down();
  await page.mouse.move(x + width / 2, y - pixels, { steps: 5 });
  await page.mouse.up();
}

/** Nothing tells when the last animation and icon is drawn; for a picture, a moment is enough. */
function settled(ui) {
  return ui.page.waitForTimeout(1500);
}
