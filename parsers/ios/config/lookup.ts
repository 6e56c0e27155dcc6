/** For each list the objects in it by key: a hostile text of many interfaces must not be searched line by line. */
const indexes = new WeakMap<object[], Map<string, object>>();

function indexOf<T extends object>(list: T[]): Map<string, T> {
  let index = indexes.get(list) as Map<string, T> | undefined;
  if (index === undefined) {
    index = new Map();
    indexes.set(list, index);
  }
  return index;
}

/** The object of a key, made and appended when there is none. */
export function findOrAdd<T extends object>(list: T[], key: string, make: () => T): T {
  const index = indexOf(list);
  let found = index.get(key);
  if (found === undefined) {
    found = make();
    index.set(key, found);
    list.push(found);
  }
  return found;
}

/** Takes the object of a key out of a list that `findOrAdd` filled. */
export function remove<T extends object>(list: T[], key: string): void {
  const index = indexOf(list);
  const found = index.get(key);
  if (found === undefined) return;
  index.delete(key);
  list.splice(list.indexOf(found), 1);
}
