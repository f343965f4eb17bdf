import { cloneOptions } from '../cluster/option-levels.ts';
import { nameOf } from '../cluster/resource-lines.ts';
import { pairsOf } from '../cluster/written-meta.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/clone-option-outside-clone',
  severity: 'warning',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'An option of clones is set for a resource that is no clone.',
      why: 'Only clones read it (Pacemaker Explained, Clone options). Either it is left over, or the author thought that the resource was cloned.',
      fix: 'Remove the option, or clone the resource.',
    },
    ja: {
      what: 'クローンではないリソースに、クローンのオプションがあります。',
      why: 'このオプションを参照するのはクローンだけです（Pacemaker Explained、Clone options）。消し忘れか、クローンにするつもりだったと考えられます。',
      fix: 'オプションを削除するか、リソースをクローンにします。',
    },
  },
  check(pacemaker, report) {
    for (const resource of pacemaker.allResources) {
      if (resource.kind === 'clone' || resource.kind === 'bundle' || pacemaker.container(resource)) continue;
      for (const { name } of pairsOf(resource.meta)) {
        if (!cloneOptions.has(name.value)) continue;
        report(name.at, {
          en: `${name.value} has no effect: "${nameOf(resource)}" is not in a clone`,
          ja: `"${nameOf(resource)}" はクローンに入っていないため、${name.value} は効果がありません`,
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
      <primitive id="web" class="ocf" provider="heartbeat" type="apache">
        <meta_attributes id="web-meta">
          <nvpair id="web-meta-interleave" name="interleave" value="true"/>
                                                 ^^^^^^^^^^ interleave has no effect: "web" is not in a clone
        </meta_attributes>
      </primitive>
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
          <nvpair id="web-clone-meta-interleave" name="interleave" value="true"/>
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
