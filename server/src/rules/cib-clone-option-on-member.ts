import { cloneOptions } from '../cluster/option-levels.ts';
import { nameOf } from '../cluster/resource-lines.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/clone-option-on-member',
  severity: 'hint',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'An option of the clone stands at the resource inside it.',
      why: 'Pacemaker hands it over to the clone, so it works (Pacemaker Explained, Clone options), but whoever reads the clone does not see it there, and a value of the clone itself wins.',
      fix: 'Move it to the clone.',
    },
    ja: {
      what: 'クローンのオプションが、中のリソースに書かれています。',
      why: 'Pacemaker がクローンに引き継ぐため動作しますが（Pacemaker Explained、Clone options）、クローンを読んでも見つからず、クローン自身の値があればそちらが優先されます。',
      fix: 'クローンに移します。',
    },
  },
  check(pacemaker, report) {
    for (const resource of pacemaker.allResources) {
      const clone = pacemaker.container(resource);
      if (clone?.kind !== 'clone') continue;
      for (const { name } of resource.meta.flatMap(set => set.pairs)) {
        if (!cloneOptions.has(name.value)) continue;
        report(name.at, {
          en: `${name.value} is an option of the clone (move it to "${nameOf(clone)}")`,
          ja: `${name.value} はクローンのオプションです（"${nameOf(clone)}" に移します）`,
        });
      }
    }
  },
  examples: {
    bad: [
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <resources>
      <clone id="web-clone">
        <primitive id="web" class="ocf" provider="heartbeat" type="apache">
          <meta_attributes id="web-meta">
            <nvpair id="web-meta-clone-max" name="clone-max" value="2"/>
                                                  ^^^^^^^^^ clone-max is an option of the clone (move it to "web-clone")
          </meta_attributes>
        </primitive>
      </clone>
    </resources>
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
      <clone id="web-clone">
        <meta_attributes id="web-clone-meta">
          <nvpair id="web-clone-meta-clone-max" name="clone-max" value="2"/>
        </meta_attributes>
        <primitive id="web" class="ocf" provider="heartbeat" type="apache"/>
      </clone>
    </resources>
  </configuration>
</cib>
`,
    ],
  },
});
