import { isWhole } from '../cluster/resource-lines.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/unused-definition',
  severity: 'info',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'A tag or template is defined and used nowhere.',
      why: 'Nothing refers to it (Pacemaker Explained, Reusing parts of the configuration). It may be left over, or the reference was forgotten. Tags can also serve people and scripts only.',
      fix: 'Remove it, or use it.',
    },
    ja: {
      what: 'tag またはテンプレートが、どこからも参照されていません。',
      why: '何からも参照されていません（Pacemaker Explained の「Reusing parts of the configuration」）。消し忘れか、参照の書き忘れと考えられます。tag は、人やスクリプトだけが使うこともあります。',
      fix: '削除するか、参照を追加します。',
    },
  },
  check(pacemaker, report) {
    const { facts } = pacemaker;
    if (!isWhole(pacemaker) || (facts.tags.length === 0 && facts.templates.length === 0)) return;
    const used = new Set(facts.references.map(r => r.name.value));
    for (const { id } of facts.tags) {
      if (!id || used.has(id.value)) continue;
      report(id.at, {
        en: `nothing refers to tag "${id.value}"`,
        ja: `tag "${id.value}" はどこからも参照されていません`,
      });
    }
    for (const { id } of facts.templates) {
      if (!id || used.has(id.value)) continue;
      report(id.at, {
        en: `no resource uses template "${id.value}"`,
        ja: `テンプレート "${id.value}" を使うリソースはありません`,
      });
    }
  },
  examples: {
    bad: [
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <resources>
      <template id="address" class="ocf" provider="heartbeat" type="IPaddr2"/>
                    ^^^^^^^ no resource uses template "address"
      <primitive id="web" class="ocf" provider="pacemaker" type="Dummy"/>
    </resources>
    <tags>
      <tag id="front">
               ^^^^^ nothing refers to tag "front"
        <obj_ref id="web"/>
      </tag>
    </tags>
  </configuration>
</cib>
`,
    ],
    good: [
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <resources>
      <template id="address" class="ocf" provider="heartbeat" type="IPaddr2"/>
      <primitive id="vip" template="address"/>
    </resources>
    <constraints>
      <rsc_location id="front-on-alpha" rsc="front" node="alpha" score="100"/>
    </constraints>
    <tags>
      <tag id="front">
        <obj_ref id="vip"/>
      </tag>
    </tags>
  </configuration>
</cib>
`,
    ],
  },
});
