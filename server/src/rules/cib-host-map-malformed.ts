import type { Located } from '../cluster/effective.ts';
import type { Place } from '../cluster/finding.ts';
import type { PacemakerModel } from '../cluster/pacemaker.ts';
import { pairsOf } from '../cluster/written-meta.ts';
import type { Text } from '../text/text.ts';
import { type Report, rule } from './rule.ts';

export default rule({
  id: 'cib/host-map-malformed',
  severity: 'error',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'The map of nodes and ports of a fencing device cannot be read.',
      why: 'An entry of pcmk_host_map is NODE:PORT, or NODE:PORT,PORT where a node has several. Entries are divided by semicolons or blanks; a comma is part of the ports, so that the names behind it are lost and the device is left with ports for names that are no nodes (build_port_aliases() of the fencer, 1.1.23 to 3.0.2). crm_verify never looks at it.',
      fix: 'Write "alpha:1;bravo:2".',
    },
    ja: {
      what: 'フェンシングデバイスの、ノードとポートの対応を読み取れません。',
      why: 'pcmk_host_map の項目は「ノード名:ポート」、ポートが複数なら「ノード名:ポート,ポート」です。項目の区切りはセミコロンか空白で、カンマはポートの一部とみなされます。カンマの後の名前は失われ、存在しないノード名のポートだけが残ります（1.1.23 から 3.0.2 のフェンサーの build_port_aliases()）。crm_verify は検査しません。',
      fix: '"alpha:1;bravo:2" の形式で書きます。',
    },
  },
  check(pacemaker, report) {
    for (const map of hostMaps(pacemaker)) checkMap(map, report);
  },
  examples: {
    bad: [
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <crm_config/>
    <nodes/>
    <resources>
      <primitive id="fence" class="stonith" type="fence_virsh">
        <instance_attributes id="fence-params">
          <nvpair id="fence-map" name="pcmk_host_map" value="alpha:vm1,bravo:vm2"/>
                                                                      ^ "," does not separate the entries of pcmk_host_map, so no node can be fenced (use ";")
        </instance_attributes>
      </primitive>
      <primitive id="other" class="stonith" type="fence_virsh">
        <instance_attributes id="other-params">
          <nvpair id="other-map" name="pcmk_host_map" value="alpha:vm1;bravo"/>
                                                                       ^^^^^ "bravo" in pcmk_host_map names no port, so the entry is lost (write "bravo:PORT")
        </instance_attributes>
      </primitive>
    </resources>
    <constraints/>
  </configuration>
</cib>
`,
    ],
    good: [
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <crm_config/>
    <nodes/>
    <resources>
      <primitive id="fence" class="stonith" type="fence_apc">
        <instance_attributes id="fence-params">
          <nvpair id="fence-map" name="pcmk_host_map" value="alpha:1,2;bravo:3 charlie:4"/>
        </instance_attributes>
      </primitive>
    </resources>
    <constraints/>
  </configuration>
</cib>
`,
    ],
  },
});

function* hostMaps({ allResources, facts }: PacemakerModel): Generator<Located<string>> {
  for (const { parameters } of [...allResources, ...facts.templates]) {
    for (const { name, value, idRef } of pairsOf(parameters)) {
      if (name.value === 'pcmk_host_map' && value && !idRef) yield value;
    }
  }
}

function checkMap(map: Located<string>, report: Report): void {
  // With a backslash the next character is part of the port.
  for (const entry of map.value.matchAll(/(?:\\.|[^\\\s;])+/g)) {
    const [text] = entry;
    const place = (from: number, to: number): Place => part(map, entry.index + from, entry.index + to);
    const colon = text.search(/[:=]/);
    if (colon <= 0 || colon === text.length - 1) {
      report(place(0, text.length), colon === 0 ? withoutNode(text) : withoutPort(text, colon));
      continue;
    }
    if (text[colon] === '=') {
      const right = `${text.slice(0, colon)}:${text.slice(colon + 1)}`;
      report(place(0, text.length), oldSeparator(text, right), { severity: 'hint', tags: ['deprecated'] });
    }
    // A node behind a comma: a name and a colon, where only further ports may stand.
    const other = /,(?=[A-Za-z][\w.-]*[:=])/.exec(text.slice(colon + 1));
    if (!other) continue;
    const at = colon + 1 + other.index;
    // Other entries beside it can be read.
    const lost =
      text === map.value.trim()
        ? { en: 'no node can be fenced', ja: 'どのノードもフェンシングできません' }
        : { en: 'these nodes cannot be fenced', ja: 'これらのノードをフェンシングできません' };
    report(place(at, at + 1), {
      en: `"," does not separate the entries of pcmk_host_map, so ${lost.en} (use ";")`,
      ja: `"," は pcmk_host_map の区切りではないため、${lost.ja}（";" を使います）`,
    });
  }
}

/** The fencer reads it, but no manual has it, and its source means to drop it. */
function oldSeparator(text: string, right: string): Text {
  return {
    en: `"${text}" in pcmk_host_map is written with an old separator (write "${right}")`,
    ja: `pcmk_host_map の "${text}" の区切りは古い書き方です（"${right}" と書きます）`,
  };
}

function withoutPort(text: string, colon: number): Text {
  const name = colon < 0 ? text : text.slice(0, colon);
  return {
    en: `"${text}" in pcmk_host_map names no port, so the entry is lost (write "${name}:PORT")`,
    ja: `pcmk_host_map の "${text}" にポートがないため、この項目は無視されます（"${name}:PORT" と書きます）`,
  };
}

function withoutNode(text: string): Text {
  return {
    en: `"${text}" in pcmk_host_map names no node, so the entry is lost (write "NODE${text.replace('=', ':')}")`,
    ja: `pcmk_host_map の "${text}" にノード名がないため、この項目は無視されます（"NODE${text.replace('=', ':')}" と書きます）`,
  };
}

/** A part of a value; where character references shift the places, the whole. */
function part({ value, at }: Located<string>, from: number, to: number): Place {
  const { start, end } = at.span;
  if (end - start !== value.length) return at;
  return { file: at.file, span: { start: start + from, end: start + to } };
}
