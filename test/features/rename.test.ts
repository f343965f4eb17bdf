import { test } from 'node:test';
import { rename } from './helpers.ts';

test('a host that nothing else names', () => {
  rename('resource r0 { on al<|>pha { } }', 'bravo', 'resource r0 { on bravo { } }');
});

test('a node in all files of its cluster', () => {
  rename(
    `-- r0.res --
resource r0 {
  on "alpha" { node-id 0; }
  connection { host al<|>pha; host bravo; }
}
-- corosync.conf --
nodelist {
  node {
    name: alpha
  }
}
-- cib.xml --
<cib><configuration><nodes><node id="1" uname="alpha"/></nodes><constraints>
<rsc_location id="l" rsc="vip" node="alpha" score="1"/>
</constraints></configuration></cib>`,
    'delta',
    `-- r0.res --
resource r0 {
  on "delta" { node-id 0; }
  connection { host delta; host bravo; }
}
-- corosync.conf --
nodelist {
  node {
    name: delta
  }
}
-- cib.xml --
<cib><configuration><nodes><node id="1" uname="delta"/></nodes><constraints>
<rsc_location id="l" rsc="vip" node="delta" score="1"/>
</constraints></configuration></cib>`,
  );
});

test('a name in a list of a fencing device', () => {
  rename(
    `-- cib.xml --
<cib><configuration><nodes><node id="1" uname="al<|>pha"/></nodes><resources>
<primitive id="f" class="stonith" type="fence_ipmilan"><instance_attributes id="i">
<nvpair id="p" name="pcmk_host_list" value="alpha bravo"/>
</instance_attributes></primitive>
</resources></configuration></cib>`,
    'delta',
    `-- cib.xml --
<cib><configuration><nodes><node id="1" uname="delta"/></nodes><resources>
<primitive id="f" class="stonith" type="fence_ipmilan"><instance_attributes id="i">
<nvpair id="p" name="pcmk_host_list" value="delta bravo"/>
</instance_attributes></primitive>
</resources></configuration></cib>`,
  );
});

test('a keyword of DRBD becomes a name in quotes', () => {
  rename('resource r0 { on al<|>pha { } }', 'disk', 'resource r0 { on "disk" { } }');
});

test('a DRBD resource, also where the CIB names it', () => {
  rename(
    `-- r0.res --
resource r<|>0 { on alpha { } }
-- cib.xml --
<cib><configuration><resources><primitive id="d" class="ocf" provider="linbit" type="drbd"><instance_attributes id="a"><nvpair id="b" name="drbd_resource" value="r0"/></instance_attributes></primitive></resources></configuration></cib>`,
    'data',
    `-- r0.res --
resource data { on alpha { } }
-- cib.xml --
<cib><configuration><resources><primitive id="d" class="ocf" provider="linbit" type="drbd"><instance_attributes id="a"><nvpair id="b" name="drbd_resource" value="data"/></instance_attributes></primitive></resources></configuration></cib>`,
  );
});

test('a volume on all hosts, in connections, and where other files name it', () => {
  const files = (volume: string, mark = ''): string => `-- r0.res --
resource r0 {
  on alpha { volume ${mark}${volume} { device minor 0; } volume 7 { device minor 7; } }
  on bravo { volume ${volume} { device minor 0; } volume 7 { device minor 7; } }
  connection { host alpha; host bravo; volume ${volume} { disk { c-max-rate 10M; } } }
}
resource r1 {
  volume 0 { device minor 1; disk { resync-after r0/${volume}; } }
}
-- cib.xml --
<cib><configuration><resources><primitive id="f" class="ocf" provider="heartbeat" type="Filesystem"><instance_attributes id="a"><nvpair id="b" name="device" value="/dev/drbd/by-res/r0/${volume}"/></instance_attributes></primitive></resources></configuration></cib>`;
  rename(files('0', '<|>'), '1', files('1'));
  rename(files('0', '<|>'), '7', '! there is already a volume "7"');
  rename(files('0', '<|>'), 'data', '! "data" is no volume number (0 to 65534)');
  rename(files('0', '<|>'), '70000', '! "70000" is no volume number (0 to 65534)');
});

test('a DRBD resource in the path of its device', () => {
  const files = (name: string, mark = ''): string => `-- r0.res --
resource ${mark}${name} { }
resource r1 { disk { resync-after ${name}; } stacked-on-top-of ${name} { } }
-- cib.xml --
<cib><configuration><resources><primitive id="f" class="ocf" provider="heartbeat" type="Filesystem"><instance_attributes id="a"><nvpair id="b" name="device" value="/dev/drbd/by-res/${name}/0"/></instance_attributes></primitive></resources></configuration></cib>`;
  rename(files('r0', '<|>'), 'data', files('data'));
});

test('names that cannot be are refused with the reason', () => {
  const source = 'resource r0 { on al<|>pha { } on bravo { } }';
  rename(source, '', '! a name cannot be empty');
  rename(source, 'a b', '! "a b" contains a blank, which a name cannot have');
  rename(source, 'a;b', '! "a;b" contains ;, which a name cannot have');
  rename(source, 'é', '! "é" is no host name (letters, digits, "-", "_" and "." are)');
  rename('resource r<|>0 { }', 'all', '! "all" cannot name a DRBD resource');
  rename('resource r<|>0 { net { } }\nresource r1 { }', 'r1', '! there is already a DRBD resource "r1"');
  rename('resource r0 { net { time<|>out 60; } }', 'x', '! there is no name here that can be changed');
  const cib =
    '<cib><configuration><resources><primitive id="v<|>ip" class="ocf" provider="heartbeat" type="IPaddr2"/></resources></configuration></cib>';
  rename(
    cib,
    '1vip',
    '! "1vip" is no XML identifier (it begins with a letter or "_", then letters, digits, ".", "-" and "_" follow)',
  );
});
