import assert from 'node:assert/strict';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { openWorkbench } from '../harness/headless.mjs';
import { examples, results, vsix } from '../harness/locations.mjs';

/** A real workbench with the packaged extension and a copy of the example cluster, and what a hand does in it. */
export async function workbench(options: { settings?: object; browser?: object } = {}) {
  const { page, workspace, close } = await openWorkbench({ vsix, folder: examples, ...options });
  return { page, workspace, close, ...actions(page) };
}

export type Workbench = Awaited<ReturnType<typeof workbench>>;

function actions(page: Page) {
  const texts = async (selector: string) => {
    const all = await page.locator(selector).allInnerTexts();
    return all.map(text => text.replace(/\s+/g, ' ').trim());
  };
  const quickInput = async (key: string, text: string, row: string) => {
    await page.keyboard.press(key);
    await page.locator('.quick-input-widget input').first().waitFor();
    await page.keyboard.type(text);
    await page.locator('.quick-input-list .monaco-list-row', { hasText: row }).first().click();
    await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  };
  return {
    texts,
    open: async (name: string) => {
      await quickInput('Control+p', name, name);
      await page.locator('.tab.active', { hasText: name }).waitFor();
    },
    command: (title: string) => quickInput('F1', title, title),
    /** Puts the cursor there. */
    goTo: async (line: number, column: number) => {
      await page.keyboard.press('Control+g');
      await page.locator('.quick-input-widget input').first().waitFor();
      await page.keyboard.type(`${line}:${column}`);
      await page.keyboard.press('Enter');
      await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
    },
    /** A word of the file in front, where it is drawn as one token. */
    word: (text: string) => page.locator('.view-line span span', { hasText: new RegExp(`^\\s*${text}\\s*$`) }).first(),
    problems: async () => {
      await page.keyboard.press('Control+Shift+M');
      await page.locator('.markers-panel .monaco-list-row').first().waitFor();
    },
    shot: (name: string) => page.screenshot({ path: path.join(results, 'ui', `${name}.png`) }),
  };
}

/** Asks again until the assertion holds; conditions, never times, are waited for. */
export async function eventually<T>(probe: () => Promise<T>, milliseconds = 10_000): Promise<T> {
  const end = Date.now() + milliseconds;
  for (;;) {
    try {
      return await probe();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise(resolve => setTimeout(resolve, 50));
    }
  }
}

export const includes = (text: string, part: string) => assert.ok(text.includes(part), `"${part}" is not in "${text}"`);
