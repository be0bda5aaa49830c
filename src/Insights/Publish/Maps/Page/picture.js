// The picture: points, the regions of clusters and their names, on one canvas.
const mapPicture = data => {
  const count = data.x.length;
  const canvas = document.getElementById('map');
  const context = canvas.getContext('2d');
  const misplaced = new Set(data.misplaced);
  const members = data.clusters.map(() => []);
  data.cluster.forEach((cluster, point) => cluster >= 0 && members[cluster].push(point));

  const state = { colouring: 0, isHidden: new Uint8Array(count), isFaint: new Uint8Array(count), isFiltered: false, active: -1, cluster: -1 };
  let colours = mapSymbols.readColours();
  let view = d3.zoomIdentity;
  let size = { width: 0, height: 0, ratio: 1 };
  let fit = { scale: 1, x: 0, y: 0 };
  let regions = [];
  let requested = 0;

  const categoryOf = point => data.category[point][state.colouring];
  const isRest = category => category === data.colourings[state.colouring].rest;
  const colourOf = category => isRest(category) ? colours.rest : mapSymbols.colourOf(category);
  const at = point => [view.applyX(data.x[point] * fit.scale + fit.x), view.applyY(data.y[point] * fit.scale + fit.y)];
  const radius = () => Math.max(1.1, Math.min(6, Math.sqrt(size.width * size.height / Math.max(1, count)) * .14)) * Math.min(2, Math.sqrt(view.k));
  let [[left, right], [top, bottom]] = [ends(data.x), ends(data.y)];
  const farthest = .09 * Math.hypot(right - left, bottom - top);
  const median = values => values.slice().sort((a, b) => a - b)[Math.floor(values.length / 2)];

  // A colour over the ground at a share, opaque, so that overlapping strokes leave no seam.
  function blend(colour, share) {
    const channels = hex => [1, 3, 5].map(place => parseInt(hex.slice(place, place + 2), 16));
    const [above, below] = [channels(colour), channels(colours.card)];
    return `rgb(${above.map((value, place) => Math.round(value * share + below[place] * (1 - share))).join()})`;
  }

  // Andrew's monotone chain over the core of a cluster: a member far from the others does not stretch its region.
  function hullOf(points) {
    const [cx, cy] = [median(points.map(point => data.x[point])), median(points.map(point => data.y[point]))];
    const far = point => Math.hypot(data.x[point] - cx, data.y[point] - cy);
    const limit = Math.min(farthest, 3 * median(points.map(far)) + farthest * .1);
    const core = points.filter(point => far(point) <= limit).map(point => [data.x[point], data.y[point]]).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
    const half = ordered => {
      const chain = [];
      for (const next of ordered) {
        while (chain.length > 1) {
          const [[ax, ay], [bx, by]] = chain.slice(-2);
          if ((bx - ax) * (next[1] - ay) > (by - ay) * (next[0] - ax)) break;
          chain.pop();
        }

        chain.push(next);
      }

      return chain.slice(0, -1);
    };
    return core.length < 3 ? core : [...half(core), ...half(core.slice().reverse())];
  }

  // Most of a cluster's points say its colour.
  function mostOf(points) {
    const tally = new Map();
    points.forEach(point => tally.set(categoryOf(point), (tally.get(categoryOf(point)) ?? 0) + 1));
    return [...tally].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0][0];
  }

  function measure() {
    const box = canvas.getBoundingClientRect();
    size = { width: box.width, height: box.height, ratio: Math.min(3, window.devicePixelRatio || 1) };
    canvas.width = Math.round(box.width * size.ratio);
    canvas.height = Math.round(box.height * size.ratio);
    // The longer side of the map lies along the longer side of the stage: which way is up says nothing.
    if ((box.width > box.height) !== (right - left > bottom - top)) {
      [data.x, data.y] = [data.y, data.x];
      [left, right, top, bottom] = [top, bottom, left, right];
      recolour();
    }

    const [padX, padY] = [Math.min(70, box.width * .1), 44];
    fit.scale = Math.min((box.width - 2 * padX) / Math.max(1e-6, right - left), (box.height - 2 * padY) / Math.max(1e-6, bottom - top));
    fit.x = box.width / 2 - fit.scale * (left + right) / 2;
    fit.y = box.height / 2 - fit.scale * (top + bottom) / 2;
  }

  function ends(values) {
    let [least, most] = [Infinity, -Infinity];
    for (const value of values) {
      least = Math.min(least, value);
      most = Math.max(most, value);
    }

    return count ? [least, most] : [0, 1];
  }

  function recolour() {
    regions = members.map((points, cluster) => ({ cluster, points, name: data.clusters[cluster].name, hull: points.length ? hullOf(points) : [], category: points.length ? mostOf(points) : 0 }));
  }

  function drawRegions(pad) {
    const shown = [];
    context.lineJoin = context.lineCap = 'round';
    for (const region of regions) {
      const living = region.points.filter(point => !state.isHidden[point]);
      if (living.length === 0 || region.hull.length === 0) continue;
      const corners = region.hull.map(([x, y]) => [view.applyX(x * fit.scale + fit.x), view.applyY(y * fit.scale + fit.y)]);
      const [xs, ys] = [corners.map(corner => corner[0]), corners.map(corner => corner[1])];
      const box = { x0: Math.min(...xs) - pad, x1: Math.max(...xs) + pad, y0: Math.min(...ys) - pad, y1: Math.max(...ys) + pad };
      if (box.x1 < 0 || box.y1 < 0 || box.x0 > size.width || box.y0 > size.height) continue;
      const isFaint = state.isFiltered && !living.some(point => !state.isFaint[point]);
      const isChosen = region.cluster === state.cluster;
      context.fillStyle = context.strokeStyle = blend(colourOf(region.category), isFaint ? .04 : isChosen ? .28 : .13);
      context.lineWidth = 2 * pad;
      context.beginPath();
      corners.forEach(([x, y], place) => context[place ? 'lineTo' : 'moveTo'](x, y));
      context.closePath();
      context.fill();
      context.stroke();
      if (!isFaint) shown.push(Object.assign(region, box, { isKeen: isChosen }));
    }

    return shown.sort((a, b) => b.isKeen - a.isKeen || b.points.length - a.points.length || a.cluster - b.cluster);
  }

  // One small picture for each look of a point, drawn once a frame and then only copied: a hundred thousand points stay fluent.
  function spriteOf(sprites, category, isAlone, isFaint, r) {
    const key = `${category},${isAlone},${isFaint}`;
    if (sprites.has(key)) return sprites.get(key);
    const side = Math.ceil((r * 1.3 + 2) * 2);
    const sprite = document.createElement('canvas');
    sprite.width = sprite.height = Math.ceil(side * size.ratio);
    const pen = sprite.getContext('2d');
    pen.scale(size.ratio, size.ratio);
    pen.globalAlpha = isFaint ? .16 : 1;
    mapSymbols.trace(pen, isRest(category) ? 0 : category, side / 2, side / 2, isAlone ? r * .78 : r);
    if (isAlone) {
      pen.fillStyle = colours.card;
      pen.fill();
      pen.strokeStyle = colourOf(category);
      pen.lineWidth = Math.max(1, r * .32);
      pen.stroke();
    } else {
      if (r > 2.4) {
        pen.strokeStyle = colours.card;
        pen.lineWidth = 2;
        pen.stroke();
      }

      pen.fillStyle = colourOf(category);
      pen.fill();
    }

    sprites.set(key, { sprite, side });
    return sprites.get(key);
  }

  function drawPoints(r) {
    const [sprites, taken] = [new Map(), []];
    for (const faint of [1, 0]) {
      for (let point = 0; point < count; point++) {
        const isFaint = state.isFiltered && state.isFaint[point] ? 1 : 0;
        if (state.isHidden[point] || isFaint !== faint) continue;
        const [x, y] = at(point);
        if (x < -20 || y < -20 || x > size.width + 20 || y > size.height + 20) continue;
        const { sprite, side } = spriteOf(sprites, categoryOf(point), data.cluster[point] < 0, isFaint, r);
        context.drawImage(sprite, x - side / 2, y - side / 2, side, side);
        if (!isFaint && count < 5000) taken.push({ x0: x - r, x1: x + r, y0: y - r, y1: y + r });
        if (misplaced.has(point) && !isFaint) ring(x, y, r + 1.9, colours.ink, Math.min(1.4, .35 * r));
      }
    }

    return taken;
  }

  function ring(x, y, r, colour, width) {
    context.beginPath();
    context.arc(x, y, r, 0, 2 * Math.PI);
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.stroke();
  }

  function draw() {
    requested = 0;
    context.setTransform(size.ratio, 0, 0, size.ratio, 0, 0);
    context.fillStyle = colours.card;
    context.fillRect(0, 0, size.width, size.height);
    const r = radius();
    const shown = drawRegions(r + Math.min(9, 3 + r));
    const taken = drawPoints(r);
    const most = Math.max(6, Math.round(size.width * size.height / 15000));
    mapLabels.draw(context, mapLabels.place(context, shown, taken, size.width, size.height, most), colours);
    if (state.active >= 0) {
      const [x, y] = at(state.active);
      ring(x, y, r + 4, colours.card, 5);
      ring(x, y, r + 4, colours.ink, 2.2);
    }
  }

  const redraw = () => requested ||= requestAnimationFrame(draw);
  recolour();
  return {
    canvas, state, members, misplaced, at, categoryOf, isRest, redraw, recolour,
    size: () => size,
    look: to => { view = to; redraw(); },
    view: () => view,
    resize: () => { measure(); redraw(); },
    repaint: () => { colours = mapSymbols.readColours(); redraw(); },
    toData: ([x, y]) => [(view.invertX(x) - fit.x) / fit.scale, (view.invertY(y) - fit.y) / fit.scale],
    reach: pixels => pixels / (fit.scale * view.k),
    base: point => [data.x[point] * fit.scale + fit.x, data.y[point] * fit.scale + fit.y],
  };
};
