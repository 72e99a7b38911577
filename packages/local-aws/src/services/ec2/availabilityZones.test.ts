import { zonesOf } from './availabilityZones';

describe('the zones of a region', () => {
  it('are three', () => {
    expect(zonesOf('us-east-1')).toEqual([
      { name: 'us-east-1a', id: 'use1-az1' },
      { name: 'us-east-1b', id: 'use1-az2' },
      { name: 'us-east-1c', id: 'use1-az3' },
    ]);
    expect(zonesOf('ap-southeast-2')[0].id).toBe('apse2-az1');
  });

  it('are two where AWS opens no more to new accounts', () => {
    expect(zonesOf('us-west-1')).toEqual([
      { name: 'us-west-1a', id: 'usw1-az1' },
      { name: 'us-west-1c', id: 'usw1-az3' },
    ]);
  });
});
