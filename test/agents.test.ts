import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { agentHelp, fencingHelp } from '../schemas/agents/help.ts';
import { createAnalysis } from '../server/src/analysis.ts';
import { agentNamed, agentNames } from '../server/src/cluster/agents.ts';
import { entryOf } from '../server/src/features/agent-words.ts';
import { explain } from '../server/src/features/explain.ts';
import { hover as hoverOf } from '../server/src/features/hover.ts';
import { agentCatalogue } from '../server/src/generate/agents.ts';
import { readAgentMetadata } from '../server/src/languages/agent-metadata.ts';
import { agentValue } from '../server/src/schema/values/agent-value.ts';
import { completion, completionOffers, hover, itemsAt, opened } from './features/helpers.ts';
import { lintJapanese } from './japanese-lint.ts';

const factsFile = fileURLToPath(new URL('../../shared/facts/pacemaker/agents.json', import.meta.url));

interface FactParameter {
  readonly name: string;
  readonly type: string;
  readonly valueType?: string;
  readonly default?: string;
  readonly mustBeGiven?: boolean;
  readonly deprecated?: boolean;
  readonly satisfiedBy?: readonly string[];
  readonly newer?: { readonly required?: boolean };
}

suite('catalogue of agents', () => {
  const all = agentNames().map(name => agentNamed(name) ?? assert.fail(name));

  test('is written as the command writes it', () => {
    const text = readFileSync(new URL('../schemas/agents/catalogue.ts', import.meta.url), 'utf8');
    assert.equal(agentCatalogue(all), text);
  });

  test('says what the collected facts say', {
    skip: existsSync(factsFile) ? false : 'no facts beside the project',
  }, () => {
    const facts = JSON.parse(readFileSync(factsFile, 'utf8')) as {
      agents: { name: string; parameters: FactParameter[]; actions: { name: string }[]; variants?: unknown }[];
    };
    assert.deepEqual(facts.agents.map(a => a.name).sort(), all.map(a => a.name).sort());
    let parameters = 0;
    for (const { name, parameters: list, actions, variants } of facts.agents) {
      const agent = agentNamed(name);
      assert(agent, name);
      for (const p of list) {
        const known = agent.parameters.get(p.name);
        assert(known, `${name} ${p.name}`);
        assert.equal(known.default, p.default, `${name} ${p.name}`);
        assert.deepEqual(known.satisfiedBy ?? [], p.satisfiedBy ?? [], `${name} ${p.name}`);
        if (p.deprecated) assert.equal(known.deprecated, true, `${name} ${p.name}`);
        if (!variants && p.newer === undefined)
          assert.equal(known.required, p.mustBeGiven === true, `${name} ${p.name}`);
        parameters++;
      }
      for (const { name: action } of actions)
        assert(
          agent.actions.some(a => a.name === action),
          `${name} ${action}`,
        );
    }
    assert(parameters > 5000, `${parameters}`);
  });

  test('no default breaks the type of its parameter', () => {
    const broken = all.flatMap(agent =>
      [...agent.parameters.values()].flatMap(({ name, type, values, default: standard }) =>
        standard === undefined || agentValue(type, values).read(standard, '3.0.2').ok ? [] : [`${agent.name} ${name}`],
      ),
    );
    assert.deepEqual(broken, []);
  });

  test('help is about agents and parameters that exist, in good Japanese', () => {
    const faults: string[] = [];
    let texts = 0;
    const check = (where: string, { en, ja }: { en: string; ja: string }): void => {
      texts++;
      if (!en.endsWith('.') || !ja.endsWith('。')) faults.push(`${where}: no full stop`);
      faults.push(...lintJapanese(ja, { message: false }).map(({ found, form }) => `${where}: ${found} → ${form}`));
    };
    for (const [name, { doc, parameters = {} }] of Object.entries(agentHelp())) {
      const agent = agentNamed(name);
      if (!agent) faults.push(`there is no ${name}`);
      check(name, doc);
      for (const [parameter, text] of Object.entries(parameters)) {
        if (!agent?.parameters.has(parameter)) faults.push(`${name} has no ${parameter}`);
        check(`${name} ${parameter}`, text);
      }
    }
    for (const [parameter, text] of Object.entries(fencingHelp())) {
      if (!all.some(a => a.name.startsWith('stonith:fence_') && a.parameters.has(parameter))) faults.push(parameter);
      check(parameter, text);
    }
    assert.deepEqual(faults, []);
    assert(texts > 300, `${texts}`);
  });

  test('every parameter has an entry with a meaning in both languages', () => {
    for (const agent of all) {
      for (const parameter of agent.parameters.values()) {
        const { doc } = entryOf(agent, parameter);
        assert(doc.en !== '' && doc.ja !== '', `${agent.name} ${parameter.name}`);
      }
    }
  });
});

const cib = (resources: string): string =>
  `<cib validate-with="pacemaker-3.9" admin_epoch="0" epoch="1" num_updates="0"><configuration><crm_config/><nodes/><resources>${resources}</resources><constraints/></configuration></cib>`;
const primitive = (attributes: string, pair = ''): string =>
  cib(
    `<primitive id="p" ${attributes}><instance_attributes id="i"><nvpair id="n" ${pair}/></instance_attributes></primitive>`,
  );
const ipaddr2 = 'class="ocf" provider="heartbeat" type="IPaddr2"';
const ipmilan = 'class="stonith" type="fence_ipmilan"';

suite('words of agents', () => {
  test('hover on the type of an agent', () => {
    hover(
      cib('<primitive id="p" class="ocf" provider="heartbeat" type="IPad<|>dr2"/>'),
      {
        en: ['ocf:heartbeat:IPaddr2', 'Required ip', 'start 20 s', 'monitor 20 s (every 10 s)', 'resource-agents'],
        ja: ['ocf:heartbeat:IPaddr2', '必須 ip', 'start 20 秒', 'monitor 20 秒（10 秒間隔）'],
      },
      'cib.xml',
    );
  });

  test('hover on a parameter and on its value', () => {
    const shown = { en: ['cidr_netmask', 'Prefix length', 'Source'], ja: ['cidr_netmask', 'プレフィックス長', '出典'] };
    hover(primitive(ipaddr2, 'name="cidr_net<|>mask" value="24"'), shown, 'cib.xml');
    hover(primitive(ipaddr2, 'name="cidr_netmask" value="2<|>4"'), shown, 'cib.xml');
    hover(
      primitive(ipmilan, 'name="ip<|>addr" value="10.0.0.1"'),
      { en: ['ipaddr', 'Address', 'use ip'], ja: ['ipaddr', '代わりに ip を使います'] },
      'cib.xml',
    );
  });

  test('a parameter of a template counts for what uses it', () => {
    const template = `<template id="t" ${ipaddr2}/>`;
    const user =
      '<primitive id="p" template="t"><instance_attributes id="i"><nvpair id="n" name="ni<|>c" value="eth0"/></instance_attributes></primitive>';
    hover(cib(template + user), { en: ['nic', 'Network interface'], ja: ['nic'] }, 'cib.xml');
  });

  test('the value of a password is not shown', () => {
    const at = opened(primitive(ipmilan, 'name="password" value="opense<|>same"'), 'cib.xml');
    const shown = hoverOf(at.context(), at.offset)?.markdown ?? '';
    assert(shown.includes('Password') && !shown.includes('sesame'), shown);
  });

  test('class, provider and type are offered', () => {
    const offered = (attributes: string): string[] =>
      itemsAt(cib(`<primitive id="p" ${attributes}/>`), 'cib.xml').map(i => i.label);
    assert(offered('class="ocf" provider="<|>" type="x"').includes('linbit'));
    assert.deepEqual(offered('class="ocf" provider="linbit" type="<|>"'), ['drbd', 'drbd-attr']);
    assert(offered('class="stonith" type="<|>"').includes('fence_sbd'));
    assert.deepEqual(offered('class="systemd" type="<|>"'), []);
  });

  test('parameters are offered, those that are needed first', () => {
    const first = itemsAt(primitive(ipaddr2, 'name="<|>"'), 'cib.xml')[0]?.label;
    assert.equal(first, 'ip');
    completionOffers(primitive(ipmilan, 'name="<|>"'), ['ip', 'pcmk_host_list'], ['action'], 'cib.xml');
    completion(
      primitive(ipmilan, 'name="privlvl" value="<|>"'),
      ['callback', 'user', 'operator', 'administrator'],
      'cib.xml',
    );
    completion(primitive(ipmilan, 'name="password" value="<|>"'), [], 'cib.xml');
  });

  test('explain shows an agent by its name or its type', () => {
    for (const id of ['ocf:heartbeat:VIPcheck', 'VIPcheck']) {
      const page = explain(id, 'en') ?? '';
      assert(page.includes('target_ip') && page.includes('Address to ping.'), page);
    }
    assert.equal(explain('ocf:heartbeat:no-such-agent', 'en'), undefined);
  });
});

const metadata = `<?xml version="1.0"?>
<!DOCTYPE resource-agent SYSTEM "ra-api-1.dtd">
<resource-agent name="web" version="1.0">
<shortdesc lang="en">Our &lt;web&gt; service</shortdesc>
<parameters>
<parameter name="site" unique="1" required="1"><shortdesc lang="en">Name of the site</shortdesc><content type="string"/></parameter>
<parameter name="mode" required="0"><content type="select" default="fast"><option value="fast"/><option value="safe"/></content></parameter>
<parameter name="retries"><content type="integer" default="3"/></parameter>
<parameter name="where" deprecated="1"><content type="string"/></parameter>
<parameter name="place" obsoletes="where"><content type="string"/></parameter>
</parameters>
<actions>
<action name="start" timeout="90s"/><action name="stop" timeout="20"/><action name="monitor" timeout="20" interval="10" depth="0"/>
</actions>
</resource-agent>
`;

suite("the user's own agents", () => {
  const agents = [{ file: '/c/agents/web.xml', text: metadata }];
  const findings = (resources: string): string[] => {
    const analysis = createAnalysis({ agentFiles: agents });
    analysis.set('/c/cib.xml', cib(resources));
    return analysis.findings('/c/cib.xml').map(f => `${f.severity} ${f.rule}: ${f.message.en}`);
  };

  test('metadata is read', () => {
    const agent = readAgentMetadata(metadata, 'web.xml');
    assert(agent);
    assert.equal(agent.name, 'ocf:*:web');
    assert.equal(agent.docs?.agent, 'Our <web> service');
    const { site, mode, retries, where, place } = Object.fromEntries(agent.parameters);
    assert.deepEqual([site?.required, site?.unique, mode?.values], [true, true, ['fast', 'safe']]);
    assert.deepEqual([retries?.type, retries?.default, retries?.required], ['integer', '3', false]);
    assert.deepEqual([where?.use, place?.satisfiedBy], ['place', ['where']]);
    assert.equal(agent.promotable, false);
  });

  test('their parameters are judged, for any provider', () => {
    const found = findings(
      '<primitive id="p" class="ocf" provider="acme" type="web"><instance_attributes id="i"><nvpair id="n1" name="mode" value="quick"/><nvpair id="n2" name="sit" value="x"/></instance_attributes><operations><op id="o" name="start" interval="0" timeout="30s"/></operations></primitive>',
    );
    assert.deepEqual(
      found.filter(f => /parameter|advice/.test(f)),
      [
        'error cib/missing-parameter: the resource lacks site, which ocf:acme:web needs',
        'warning cib/wrong-parameter-value: mode: "quick" is not one of fast, safe',
        'warning cib/unknown-parameter: ocf:acme:web has no parameter "sit" (did you mean "site"?)',
        'warning cib/op-timeout-below-advice: start has timeout 30 s, but ocf:acme:web advises 90 s',
      ],
    );
    assert.deepEqual(
      findings('<primitive id="p" class="ocf" provider="acme" type="other"/>').filter(f => /parameter/.test(f)),
      [],
    );
  });

  test('a file named after a whole agent is about that one', () => {
    const analysis = createAnalysis({ agentFiles: [{ file: '/c/agents/ocf.acme.web.xml', text: metadata }] });
    const missing = (provider: string): boolean => {
      analysis.set('/c/cib.xml', cib(`<primitive id="p" class="ocf" provider="${provider}" type="web"/>`));
      return analysis.findings('/c/cib.xml').some(f => f.rule === 'cib/missing-parameter');
    };
    assert.deepEqual([missing('acme'), missing('emca')], [true, false]);
  });

  test('what is no metadata, or means harm, is passed over', () => {
    const bomb = `<!DOCTYPE r [${Array.from({ length: 30 }, (_, i) => `<!ENTITY e${i + 1} "&e${i};&e${i};">`).join('')}]><resource-agent name="&e30;"><parameters/></resource-agent>`;
    for (const text of [
      '',
      '<a/>',
      '<resource-agent',
      '<resource-agent name=""/>',
      metadata.slice(0, 400),
      '\0'.repeat(99),
      `${'<resource-agent>'.repeat(5000)}`,
      bomb,
    ]) {
      const agent = readAgentMetadata(text, 'x');
      assert(agent === undefined || agent.name.length < 200, text.slice(0, 40));
    }
  });
});
