import { Component, type ComponentChildren, type FunctionComponent, h } from 'preact';

/** Makes a part that is drawn again only when one of its properties is another one. */
export function memo<Props extends object>(part: (props: Props) => ComponentChildren): FunctionComponent<Props> {
  class Memo extends Component<Props> {
    override shouldComponentUpdate(next: Readonly<Props>): boolean {
      const before = this.props as Readonly<Record<string, unknown>>;
      return Object.entries(next).some(([name, value]) => before[name] !== value);
    }
    override render() {
      return h(part as FunctionComponent<Props>, this.props as Props & object);
    }
  }
  return Memo as unknown as FunctionComponent<Props>;
}
