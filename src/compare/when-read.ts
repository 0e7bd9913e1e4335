/**
 * An object whose values are worked out when they are first read, and kept from then on. A printed report reads few of the
 * figures that JSON and CSV hold, and some take longer than the list took to read.
 */
export function whenRead<Values extends object>(
  makers: {
    readonly [Key in keyof Values]: () => Values[Key];
  },
): Values {
  const values = {};
  for (const [key, make] of Object.entries<() => unknown>(makers)) {
    Object.defineProperty(values, key, {
      enumerable: true,
      configurable: true,
      get() {
        const value = make();
        Object.defineProperty(values, key, { enumerable: true, value });
        return value;
      },
    });
  }
  return values as Values;
}
