/**
 * The report read by a parser that is not ours: parse5, which follows the HTML standard as browsers do. It comes with
 * `@arethetypeswrong/cli`.
 */
import { createRequire } from 'node:module';

export interface Element {
  tag: string;
  attributes: Record<string, string>;
  children: Element[];
  /** Text of it and all in it. */
  text: string;
}

interface Node {
  nodeName: string;
  tagName?: string;
  value?: string;
  attrs?: { name: string; value: string }[];
  childNodes?: Node[];
}

const { parse } = createRequire(import.meta.url)('parse5') as { parse(html: string): Node };

/** All elements, in document order. */
export function elementsOf(html: string): Element[] {
  const all: Element[] = [];
  const walk = (node: Node): Element | undefined => {
    const element: Element | undefined =
      node.tagName === undefined
        ? undefined
        : {
            tag: node.tagName,
            attributes: Object.fromEntries((node.attrs ?? []).map(({ name, value }) => [name, value])),
            children: [],
            text: '',
          };
    if (element) all.push(element);
    for (const child of node.childNodes ?? []) {
      const inner = walk(child);
      if (!element) continue;
      if (inner) element.children.push(inner);
      element.text += inner?.text ?? (child.nodeName === '#text' ? child.value : '');
    }
    return element;
  };
  walk(parse(html));
  return all;
}

/** Elements of a class. */
export function ofClass(elements: readonly Element[], name: string): Element[] {
  return elements.filter(({ attributes }) => (attributes.class ?? '').split(' ').includes(name));
}

/** Text with runs of white space as one space. */
export function squeezed(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
