/** What a user sees: the packaged extension in a real workbench. Screenshots go to test-results/ui/. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, afterEach, before, suite, test } from 'node:test';
import { eventually, includes, type Workbench, workbench } from './workbench.ts';

suite('workbench', { timeout: 120_000 }, () => {
  let ui: Workbench;
  before(async () => {
    // Tall enough for all rows of the Problems panel: those out of sight are not drawn.
    ui = await workbench({ browser: { viewport: { width: 1280, height: 1600 } } });
  });
  after(() => ui?.close());
  afterEach(async t => {
    if ('passed' in t && !t.passed) await ui.shot(`failed-${t.name}`);
    await ui.page.keyboard.press('Escape');
  });

  test('a file has colours by the scopes of its grammar', async () => {
    await ui.open('r1.res');
    await ui.command('Developer: Inspect Editor Tokens and Scopes');
    const widget = ui.page.locator('.token-inspect-widget');
    const scopesAt = async (line: number, column: number, word: string) => {
      await ui.goTo(line, column);
      return eventually(async () => {
        const text = await widget.innerText();
        includes(text.split('\n')[0]!, word);
        return text;
      });
    };
    const resource = await scopesAt(2, 1, 'resource');
    includes(resource, 'source.drbd');
    includes(resource, 'keyword');
    const comment = await scopesAt(1, 3, 'site');
    includes(comment, 'comment.line');
    await ui.page.keyboard.press('Escape');
  });

  test('the Problems panel shows findings of all files, opened or not', async () => {
    await ui.problems();
    const rows = await eventually(async () => {
      const all = (await ui.texts('.markers-panel .monaco-list-row')).join('\n');
      for (const file of ['cib.xml', 'global_common.conf', 'r1.res']) includes(all, file);
      return all;
    });
    includes(rows, 'brvao');
    includes(rows, 'cluster/unknown-node');
    await ui.shot('problems');
  });

  test('the rule beside a finding opens its page', async () => {
    await ui.page.locator('.markers-panel .monaco-list-row a', { hasText: 'drbd/duplicate-node-id' }).first().click();
    const page = ui.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
    await page.locator('h1').waitFor({ timeout: 30_000 });
    includes(await page.locator('body').innerText(), 'drbd/duplicate-node-id');
    await ui.shot('rule-page');
  });

  test('the status item names the cluster and the releases', async () => {
    await ui.open('r1.res');
    const status = ui.page.locator('[id="status.languageStatus"]');
    await status.click();
    await eventually(async () => {
      const text = (await ui.texts('.hover-language-status')).join('\n');
      includes(text, 'example');
      includes(text, 'drbd-utils');
    });
    await ui.shot('status');
  });

  test('hover', async () => {
    await ui.open('global_common.conf');
    await ui.word('timeout').hover();
    await eventually(async () => includes((await ui.texts('.monaco-hover .hover-row')).join(), 'ping-int'));
    await ui.shot('hover');
  });

  test('completion of names and values', async () => {
    await ui.open('r1.res');
    await ui.goTo(21, 21); // hosts alpha |bravo charlie;
    await ui.page.keyboard.press('Control+Space');
    await eventually(async () => {
      const labels = await ui.texts('.suggest-widget.visible .monaco-list-row .label-name');
      assert.ok(labels.includes('bravo'), labels.join());
    });
    await ui.shot('completion');
  });

  test('findings follow the keyboard', async () => {
    await ui.open('r0.res');
    await ui.goTo(17, 18); // node-id 2|;
    const squiggles = () => ui.page.locator('.squiggly-error').count();
    assert.equal(await squiggles(), 0);
    const start = Date.now();
    await ui.page.keyboard.type('x');
    await eventually(async () => assert.notEqual(await squiggles(), 0));
    console.log(`keystroke to squiggle: ${Date.now() - start} ms`);
    await ui.page.keyboard.press('Backspace');
    await eventually(async () => assert.equal(await squiggles(), 0));
    await ui.page.keyboard.press('Control+s');
  });

  test('quick fix', async () => {
    await ui.open('r1.res');
    await ui.word('brvao').click();
    const row = ui.page.locator('.action-widget .monaco-list-row', { hasText: 'Change "brvao" to "bravo"' });
    await eventually(async () => {
      // The list shows what was known when it was opened.
      await ui.page.keyboard.press('Escape');
      await ui.page.keyboard.press('Control+.');
      await row.waitFor({ timeout: 2000 });
    }, 20_000);
    await ui.shot('quick-fix');
    await ui.page.keyboard.press('Enter');
    await eventually(async () => {
      const rows = (await ui.texts('.markers-panel .monaco-list-row')).join('\n');
      assert.ok(!rows.includes('"brvao"'), rows);
    });
    await ui.page.keyboard.press('Control+s');
    await eventually(async () =>
      includes(readFileSync(path.join(ui.workspace, 'drbd.d/r1.res'), 'utf8'), 'on bravo {'),
    );
  });
});
