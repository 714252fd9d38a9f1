/** macOS's dock, as far as it can be read back. */
export class Dock {
  badge = '';
  visible = true;
  bounces: string[] = [];

  setBadge(text: string): void {
    this.badge = text;
  }
  getBadge = () => this.badge;
  bounce(type = 'informational'): number {
    return this.bounces.push(type);
  }
  cancelBounce(): void {}
  hide(): void {
    this.visible = false;
  }
  async show(): Promise<void> {
    this.visible = true;
  }
  isVisible = () => this.visible;
  setMenu(): void {}
  setIcon(): void {}
}
