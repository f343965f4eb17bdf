import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createAnalysis } from '../server/src/analysis.ts';
import { contextOf } from '../server/src/features/context.ts';
import { hover } from '../server/src/features/hover.ts';
import { mayBeOurs } from '../server/src/lsp/files.ts';

/* Values of ERB templates from the attributes and recipes of their Chef cookbook: shown in the hover, never judged. */

const template = (value: string): string => `totem {\n\tversion: 2\n\ttoken: ${value}\n}\n`;

function shown(value: string, files: Readonly<Record<string, string>>, lang: 'en' | 'ja' = 'en'): string {
  const analysis = createAnalysis();
  const name = '/repo/cookbooks/ha/templates/default/corosync.conf.erb';
  analysis.set(name, template(value));
  for (const [file, text] of Object.entries(files)) analysis.set(`/repo/cookbooks/${file}`, text);
  assert.deepEqual(analysis.files(), [name], 'files of Ruby are none of ours');
  const context = contextOf(analysis, name, lang);
  assert.ok(context);
  const found = hover(context, template(value).indexOf(value) + 1)?.markdown ?? '';
  return found.split('\n')[0] ?? '';
}

const attributes = (text: string): Readonly<Record<string, string>> => ({ 'ha/attributes/default.rb': text });

test('a variable that is called like its attribute', () => {
  const files = attributes('default["token"] = "5000"  # ms\n');
  assert.match(shown('<%= @token %>', files), /^`5000`, unless it is overridden \(default\.rb\)$/);
  assert.match(shown('<%= @token %>', files, 'ja'), /^上書きされなければ `5000` になります（/);
});

test('an attribute of the node, and a part of a word', () => {
  const files = attributes("default['ha'][:token] = 5\nnode.default['ha']['unit'] = '000'\n");
  assert.match(shown("<%= node['ha']['token'] -%>", files), /^`5`,/);
  assert.match(shown('<%= node["ha"]["token"] %><%= @node["ha"]["unit"] %>', files), /^`5000`,/);
});

test('a recipe says which attribute a variable is', () => {
  const files = {
    ...attributes('default["ha"]["token_ms"] = 5000\ndefault["token"] = 1\n'),
    'ha/recipes/default.rb':
      'template "/etc/corosync/corosync.conf" do\n  variables(:token => node["ha"]["token_ms"])\nend\n',
  };
  assert.match(shown('<%= @token %>', files), /^`5000`,/);
});

test('what is computed, differs or lies in another cookbook is not known', () => {
  const none = (value: string, files: Readonly<Record<string, string>>): void => {
    assert.doesNotMatch(shown(value, files), /overridden/);
  };
  none('<%= @token %>', attributes('default["token"] = "#{1 + 2}"\n'));
  none('<%= @token %>', attributes('default["token"] = lookup(3)\n'));
  none('<%= @token %>', attributes('if ubuntu\n  default["token"] = 1\nelse\n  default["token"] = 2\nend\n'));
  none('<%= @token * 2 %>', attributes('default["token"] = 1\n'));
  none('<%= @token %>', { 'other/attributes/default.rb': 'default["token"] = 1\n' });
  none('<%= @token %>', {});
});

test('the server reads attributes and recipes', () => {
  assert.ok(mayBeOurs('/repo/cookbooks/ha/attributes/default.rb'));
  assert.ok(mayBeOurs('/repo/cookbooks/ha/recipes/corosync.rb'));
  assert.ok(!mayBeOurs('/repo/cookbooks/ha/libraries/helper.rb'));
});
