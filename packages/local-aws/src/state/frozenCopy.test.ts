import { frozenCopy } from './frozenCopy';

describe('a frozen copy', () => {
  it('does not change with the original', () => {
    const original = { list: [1], inner: { name: 'a' } };
    const copy = frozenCopy(original);
    original.list.push(2);
    original.inner.name = 'b';
    expect(copy).toEqual({ list: [1], inner: { name: 'a' } });
  });

  it('cannot be changed, at whatever depth', () => {
    const copy = frozenCopy({ list: [1], inner: { name: 'a' } });
    expect(() => copy.list.push(2)).toThrow(TypeError);
    expect(() => Object.assign(copy.inner, { name: 'b' })).toThrow(TypeError);
  });

  it('shares what is frozen already', () => {
    const first = frozenCopy({ large: { rows: [1, 2] }, status: 'new' });
    const second = frozenCopy({ ...first, status: 'old' });
    expect(second).not.toBe(first);
    expect(second.large).toBe(first.large);
  });
});
