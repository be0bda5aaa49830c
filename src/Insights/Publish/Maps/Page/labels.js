// Places cluster names so that none covers another: larger clusters first, each at the first free place around it.
const mapLabels = (() => {
  const lineHeight = 15;
  const widest = 24;
  const font = '600 12.5px system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif';

  // At most two lines; scripts without blanks break anywhere.
  function wrap(name) {
    const pieces = name.split(/\s+/).flatMap(word => word.length <= widest ? [word] : word.match(new RegExp(`.{1,${widest}}`, 'gsu')));
    const lines = [''];
    for (const piece of pieces) {
      const last = lines[lines.length - 1];
      if (!last) lines[lines.length - 1] = piece;
      else if (last.length + piece.length < widest) lines[lines.length - 1] = `${last} ${piece}`;
      else if (lines.length < 2) lines.push(piece);
      else {
        lines[1] = `${last.slice(0, widest - 1).trimEnd()}…`;
        break;
      }
    }

    return lines;
  }

  class Boxes {
    constructor(cell) {
      this.cell = cell;
      this.cells = new Map();
    }

    * near(box) {
      for (let x = Math.floor(box.x0 / this.cell); x <= Math.floor(box.x1 / this.cell); x++) {
        for (let y = Math.floor(box.y0 / this.cell); y <= Math.floor(box.y1 / this.cell); y++) yield `${x},${y}`;
      }
    }

    isFree(box) {
      for (const key of this.near(box)) {
        for (const other of this.cells.get(key) ?? []) {
          if (box.x0 < other.x1 && other.x0 < box.x1 && box.y0 < other.y1 && other.y0 < box.y1) return false;
        }
      }

      return true;
    }

    add(box) {
      for (const key of this.near(box)) {
        if (!this.cells.has(key)) this.cells.set(key, []);
        this.cells.get(key).push(box);
      }
    }
  }

  // regions: [{name, x0, y0, x1, y1}] on the screen, most important first. taken: boxes that stay free of names if possible.
  function place(context, regions, taken, width, height, most) {
    const free = new Boxes(90);
    const points = new Boxes(40);
    // The zoom buttons lie there.
    free.add({ x0: width - 62, y0: height - 138, x1: width, y1: height });
    taken.forEach(box => points.add(box));
    const placed = [];
    context.font = font;
    for (const region of regions) {
      if (placed.length >= most) break;
      const lines = region.lines ??= wrap(region.name);
      const w = region.width ??= Math.max(...lines.map(line => context.measureText(line).width)) + 8;
      const h = lines.length * lineHeight + 4;
      const [x, y] = [(region.x0 + region.x1) / 2, (region.y0 + region.y1) / 2];
      const spots = [
        [x, region.y0 - h / 2 - 2], [x, region.y1 + h / 2 + 2],
        [region.x1 + w / 2 + 3, y], [region.x0 - w / 2 - 3, y],
        [region.x1 + w / 2 - 8, region.y0 - h / 2], [region.x0 - w / 2 + 8, region.y0 - h / 2],
        [region.x1 + w / 2 - 8, region.y1 + h / 2], [region.x0 - w / 2 + 8, region.y1 + h / 2],
      ].map(([cx, cy]) => ({ x0: cx - w / 2, x1: cx + w / 2, y0: cy - h / 2, y1: cy + h / 2, cx, cy }))
        .filter(box => box.x0 >= 4 && box.y0 >= 4 && box.x1 <= width - 4 && box.y1 <= height - 4 && free.isFree(box));
      const box = spots.find(spot => points.isFree(spot)) ?? (region.isKeen ? spots[0] : undefined);
      if (!box) continue;
      free.add(box);
      placed.push({ ...box, lines });
    }

    return placed;
  }

  function draw(context, placed, colours) {
    context.font = font;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.lineJoin = 'round';
    context.lineWidth = 4;
    for (const label of placed) {
      label.lines.forEach((line, place) => {
        const y = label.cy + (place - (label.lines.length - 1) / 2) * lineHeight;
        context.strokeStyle = colours.card;
        context.strokeText(line, label.cx, y);
        context.fillStyle = colours.ink;
        context.fillText(line, label.cx, y);
      });
    }
  }

  return { place, draw };
})();
