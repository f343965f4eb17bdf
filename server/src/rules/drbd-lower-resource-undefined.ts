import { changeName, didYouMean } from '../cluster/did-you-mean.ts';
import { knowsAllDrbdResources } from '../cluster/drbd-completeness.ts';
import { lowerNames, resourceNamed } from '../cluster/drbd-hosts.ts';
import { drbdIndex } from '../cluster/drbd-index.ts';
import { nearName } from '../cluster/near-name.ts';
import { compareVersions } from '../schema/release.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/lower-resource-undefined',
  severity: 'error',
  on: 'drbd',
  doc: {
    en: {
      what: 'stacked-on-top-of names a resource that is not defined.',
      why: 'drbdadm refuses the file ("referenced resource … not defined"): the device of the lower resource is the disk of the stacked one.',
      fix: 'Correct the name, or define the lower resource.',
    },
    ja: {
      what: 'stacked-on-top-of が、定義されていないリソースを指定しています。',
      why: 'drbdadm がエラーにします（"referenced resource … not defined"）。スタックリソースのディスクは、下のリソースのデバイスです。',
      fix: '名前を直すか、下のリソースを定義します。',
    },
  },
  check(configuration, report, model) {
    if (!configuration.parts.some(p => p.facts.stacked)) return;
    const stacked = stackedIn(configuration).get('');
    if (stacked.length === 0 || configuration.unseen.length > 0 || !knowsAllDrbdResources(model)) return;
    const old = compareVersions(configuration.version, '8.4') < 0;
    for (const name of stacked) {
      if (resourceNamed(configuration, name.value)) continue;
      const names = configuration.resources.length <= 200 ? configuration.resources.map(r => r.name) : [];
      const near = nearName(name.value, names)?.name;
      const message = {
        en: `resource "${name.value}" is not defined`,
        ja: `リソース "${name.value}" は定義されていません`,
      };
      report(name.at, didYouMean(message, near), {
        ...(old ? { severity: 'warning' } : { refusedBy: ['drbdadm'] }),
        ...(near === undefined ? {} : { fixes: [changeName(name, near)] }),
      });
    }
  },
  examples: {
    bad: [
      `
resource up {
  stacked-on-top-of nolow {
                    ^^^^^ resource "nolow" is not defined
    device minor 10;
    node-id 0;
    address 192.168.1.1:7800;
  }
  on charlie {
    device minor 10;
    disk /dev/sdb;
    node-id 1;
    address 192.168.1.3:7800;
  }
}
`,
    ],
    good: [
      `
resource low {
  device minor 0;
  disk /dev/sda;
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
resource up {
  stacked-on-top-of low {
    device minor 10;
    node-id 0;
    address 192.168.1.1:7800;
  }
  on charlie {
    device minor 10;
    disk /dev/sdb;
    node-id 1;
    address 192.168.1.3:7800;
  }
}
`,
    ],
  },
});

const stackedIn = drbdIndex(({ facts }) => lowerNames(facts).map(name => ['', name] as const));
