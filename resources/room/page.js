/* Asks a check-in on a phone. Plain ECMAScript 5, so that old phones can; no timers; nothing is loaded from elsewhere.

   What is chosen stands in this tab alone (sessionStorage), until it is handed in; from then on only in this open
   page, so that it can be changed; and nowhere anymore once the phone is put away or the check-in closes. */
(function () {
  'use strict';

  var KEPT = 'check-in';
  var SHORT = 90; // characters of an introduction that stands on every page
  var WAIT = 20000; // ms for a reply
  var TICK = '<svg width="14" height="14" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="3" ' +
    'stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="M20 6 9 17l-5-5"/></svg>';
  var DONE = '<svg width="48" height="48" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.5" ' +
    'stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><circle cx="12" cy="12" r="10"/>' +
    '<path d="m16 9-5.5 5.5L8 12"/></svg>';
  var SHIELD = '<svg width="20" height="20" viewBox="0 0 24 24" fill="none" stroke="currentColor" ' +
    'stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="M20 13c0 5-3.5 ' +
    '7.5-7.66 8.95a1 1 0 0 1-.67-.01C7.5 20.5 4 18 4 13V6a1 1 0 0 1 1-1c2 0 4.5-1.2 6.24-2.72a1.17 1.17 0 0 1 1.52 ' +
    '0C14.51 3.81 17 5 19 5a1 1 0 0 1 1 1z"/><path d="m9 12 2 2 4-4"/></svg>';

  var main = document.getElementById('page');
  var status = document.getElementById('status');
  var state = fresh();

  function nothing() { return { values: {}, words: {}, parts: {} }; }

  /* view: code, start, page, thanks, withdrawn, closed, full, lost. sent: the laptop has an answer of this ticket.
     maybe: it may have one, because no reply came back. */
  function fresh() {
    return { view: 'code', lang: guessLanguage(), code: '', asked: null, at: 0, chosen: nothing(), sent: false,
      maybe: false, why: '', failed: '',
      bare: false };
  }

  function guessLanguage() {
    return /^es/i.test(navigator.language || '') ? 'es' : 'en';
  }

  function say(name) {
    var line = WORDS[state.lang][name];
    for (var i = 1; i < arguments.length; i += 1) {
      line = line.replace('{' + (i - 1) + '}', arguments[i]);
    }
    return line;
  }

  function said(both) { return both[state.lang === 'es' ? 1 : 0]; }

  /* What is kept while the tab is open */

  function keep() {
    if (!state.asked) { return; }
    var kept = { view: state.view, lang: state.lang, code: state.code, asked: state.asked, at: state.at,
      chosen: state.sent ? nothing() : state.chosen, sent: state.sent, maybe: state.maybe, why: state.why,
      failed: state.failed };
    try { sessionStorage.setItem(KEPT, JSON.stringify(kept)); } catch (ignored) { /* a private window: this page only */ }
  }

  function recall() {
    try {
      var kept = JSON.parse(sessionStorage.getItem(KEPT));
      if (kept && kept.asked) {
        kept.bare = kept.sent;
        return kept;
      }
    } catch (ignored) { /* nothing was kept */ }
    return null;
  }

  function forget() {
    var lang = state.lang;
    state = fresh();
    state.lang = lang;
    try { sessionStorage.removeItem(KEPT); } catch (ignored) { /* nothing was kept */ }
  }

  /* Speaking with the laptop */

  function send(method, path, fields, done) {
    var request = new XMLHttpRequest();
    var over = false;
    function end(code, reply) {
      if (!over) {
        over = true;
        done(code, reply);
      }
    }
    request.open(method, path);
    request.timeout = WAIT;
    request.onload = function () {
      var reply = {};
      try { reply = JSON.parse(request.responseText); } catch (ignored) { /* a refusal without words */ }
      end(request.status, reply);
    };
    request.onerror = request.ontimeout = request.onabort = function () { end(0, {}); };
    if (fields) {
      request.setRequestHeader('Content-Type', 'application/json');
      request.send(JSON.stringify(fields));
    } else {
      request.send();
    }
  }

  function join(typed) {
    state.code = typed;
    busy(say('one_moment'));
    send('POST', '/join', { code: typed }, function (code, reply) {
      if (code === 200) {
        state.asked = reply;
        show('start');
      } else if (code === 410) {
        end();
      } else if (code === 503 && reply.error === 'full') {
        state.why = 'join';
        show('full');
      } else {
        show('code', say(code === 0 ? 'no_laptop' : code === 429 ? 'too_many' : code === 403 ? 'wrong_code' : 'not_kept'));
      }
    });
  }

  function handIn() { deliver(state.sent || state.maybe ? 'PUT' : 'POST', true); }

  /* A reply can be lost on its way. What is sent again goes as PUT, which is the same however often it arrives. */
  function deliver(method, again) {
    var fields = { ticket: state.asked.ticket, check_in: state.asked.check_in, values: state.chosen.values,
      words: state.chosen.words, parts: state.chosen.parts };
    busy(say('handing_in'));
    state.maybe = true;
    keep();
    send(method, '/answer', fields, function (code, reply) {
      if (code === 200) {
        state.sent = true;
        show('thanks');
      } else if (again && (code === 0 || code === 409)) {
        deliver('PUT', false);
      } else {
        refused('hand in', code);
      }
    });
  }

  function takeBack() {
    var fields = { ticket: state.asked.ticket, check_in: state.asked.check_in };
    busy(say('one_moment'));
    send('DELETE', '/answer', fields, function (code, reply) {
      if (code === 200) {
        state.sent = false;
        state.maybe = true;
        state.chosen = nothing();
        show('withdrawn');
      } else {
        refused('take back', code);
      }
    });
  }

  function refused(what, code) {
    if (code === 410) {
      end();
    } else if (code === 403) {
      forget();
      show('code', say('unknown') + ' ' + say('unknown_more'));
    } else {
      state.why = what;
      state.failed = code === 0 ? 'no_laptop' : 'not_kept';
      show('lost');
    }
  }

  function tryAgain() {
    if (state.why === 'join') {
      join(state.code);
    } else if (state.why === 'take back') {
      takeBack();
    } else {
      handIn();
    }
  }

  /* Nothing of an answer may stay on the phone when the check-in has ended. */
  function end() {
    forget();
    show('closed');
  }

  function look() {
    if (!state.asked) { return; }
    send('GET', '/state', null, function (code, reply) {
      if (code === 200 && reply.open === false && state.view !== 'closed') { end(); }
    });
  }

  /* Building */

  function make(tag, attributes, children) {
    var node = document.createElement(tag);
    var name;
    for (name in attributes) {
      if (name === 'text') {
        node.textContent = attributes.text;
      } else if (name === 'html') {
        node.innerHTML = attributes.html; // drawings of ours alone
      } else if (name.slice(0, 2) === 'on') {
        node.addEventListener(name.slice(2), attributes[name]);
      } else if (attributes[name] !== null) {
        node.setAttribute(name, attributes[name]);
      }
    }
    (children || []).forEach(function (child) {
      if (child) { node.appendChild(child); }
    });
    return node;
  }

  function button(kind, name, act) {
    return make('button', { type: 'button', 'class': kind, text: say(name), onclick: act });
  }

  function heading(words) { return make('h1', { tabindex: '-1', text: words }); }

  function line(words, kind) { return make('p', { text: words, 'class': kind || null }); }

  function busy(words) {
    var all = main.querySelectorAll('button');
    for (var i = 0; i < all.length; i += 1) { all[i].disabled = true; }
    status.textContent = words;
    var trouble = main.querySelector('.trouble');
    if (trouble) { trouble.textContent = ''; }
  }

  function show(view, trouble) {
    var moved = state.view !== view || view === 'page';
    state.view = view;
    keep();
    draw(trouble);
    if (moved) {
      window.scrollTo(0, 0);
      var first = main.querySelector('h1');
      if (first) { first.focus(); }
    }
    status.textContent = trouble || '';
  }

  function draw(trouble) {
    var made = VIEWS[state.view](trouble || '');
    document.documentElement.lang = state.lang;
    document.title = state.asked ? said(state.asked.title) : say('check_in');
    main.textContent = '';
    main.appendChild(made);
  }

  function languages() {
    function one(lang) {
      return make('button', { type: 'button', lang: lang, text: WORDS[lang].name,
        'aria-pressed': state.lang === lang ? 'true' : 'false',
        onclick: function () {
          state.lang = lang;
          keep();
          draw();
          main.querySelector('.languages [lang="' + lang + '"]').focus();
        } });
    }
    return make('div', { 'class': 'languages', role: 'group', 'aria-label': say('language') }, [one('en'), one('es')]);
  }

  function still(children) { return make('div', { 'class': 'still' }, children); }

  function shield(words) {
    return make('div', { 'class': 'keeps' }, [make('div', { html: SHIELD }).firstChild, make('span', { text: words })]);
  }

  function grow() { return make('div', { 'class': 'grow' }); }

  /* The views */

  var VIEWS = {
    code: function (trouble) {
      var typed = make('input', { type: 'text', id: 'code', maxlength: '12', autocomplete: 'off', autocorrect: 'off',
        autocapitalize: 'characters', spellcheck: 'false', value: state.code,
        'aria-describedby': 'trouble', 'aria-invalid': trouble ? 'true' : null });
      return make('form', { novalidate: '', onsubmit: function (event) {
        event.preventDefault();
        if (typed.value.trim()) { join(typed.value); } else { typed.focus(); }
      } }, [still([languages(), heading(say('check_in')),
        make('label', { 'class': 'code', 'for': 'code' }, [make('span', { text: say('code') }), typed]),
        make('p', { id: 'trouble', 'class': 'trouble', text: trouble }),
        grow(), shield(say('keeps')),
        make('div', { 'class': 'stack' }, [make('button', { type: 'submit', 'class': 'primary', text: say('go_on') })])])]);
    },

    start: function () {
      var asked = state.asked;
      return still([languages(), heading(said(asked.title)),
        make('div', { 'class': 'told' }, [line(said(asked.introduction)),
          line(say('few_minutes', asked.minutes), 'quiet'),
          line(say(asked.words_from ? 'rules' : 'rules_totals', asked.scores_from, asked.words_from), 'quiet'),
          asked.leaders ? null : line(say('leaders'), 'quiet')]),
        grow(), shield(say('promise') + ' ' + say('keeps')),
        make('div', { 'class': 'stack' }, [button('primary', 'begin', function () {
          state.at = 0;
          show('page');
        })])]);
    },

    page: page,

    thanks: function () {
      return still([make('div', { 'class': 'mark', html: DONE }), heading(say('thanks')),
        line(say('thanks_more', state.asked.scores_from), 'quiet'), make('hr'), line(say('put_away')), grow(),
        line(say('promise') + ' ' + say('until_closed'), 'quiet small'),
        make('div', { 'class': 'stack' }, [
          button('plain', 'change', function () {
            state.at = 0;
            show('page');
          }),
          button('plain', 'withdraw', takeBack)])]);
    },

    withdrawn: function () {
      return still([make('div', { 'class': 'mark', html: DONE }), heading(say('withdrawn')), line(say('put_away'), 'quiet'),
        grow(), make('div', { 'class': 'stack' }, [button('plain', 'again', function () {
          state.at = 0;
          state.bare = false;
          show('page');
        })])]);
    },

    closed: function () {
      return still([make('div', { 'class': 'mark', html: DONE }), heading(say('closed')), line(say('closed_more'), 'quiet')]);
    },

    full: function () {
      return still([languages(), heading(say('full')), line(say('full_more'), 'quiet'), grow(),
        make('div', { 'class': 'stack' }, [button('primary', 'try_again', tryAgain)])]);
    },

    lost: function () {
      var failed = state.failed;
      var kept = state.why === 'hand in';
      return still([heading(say(failed)),
        kept ? line(say('still_here')) : null,
        line(say(failed === 'no_laptop' ? 'no_laptop_more' : 'not_kept_more'), 'quiet'), grow(),
        make('div', { 'class': 'stack' }, [button('primary', 'try_again', tryAgain),
          button('plain', 'back', function () { show(kept ? 'page' : 'thanks'); })])]);
    }
  };

  function page() {
    var asked = state.asked;
    var here = asked.pages[state.at];
    var last = state.at === asked.pages.length - 1;
    var introduction = said(asked.introduction);
    var checks = [];
    var parts = [head(asked)];
    if (introduction && !here.splits.length && introduction.length <= SHORT) { parts.push(line(introduction, 'lead')); }
    if (state.bare && state.at === 0) { parts.push(line(say('choose_anew'), 'lead')); }
    if (here.heading.length) { parts.push(make('h2', { 'class': 'lead', text: said(here.heading) })); }
    if (here.splits.length) { parts.push(make('h2', { 'class': 'lead', text: say('about_you') })); }
    here.statements.forEach(function (statement) {
      parts.push(statement.scale ? chosenFrom(statement, checks) : written(statement));
    });
    here.splits.forEach(function (split) { parts.push(partOf(split)); });
    parts.push(grow(), shield(say('keeps')));
    parts.push(make('div', { 'class': 'row' }, [
      make('button', { type: 'button', 'class': 'plain', text: say('back'), onclick: function () { turn(-1); } }),
      make('button', { type: 'submit', 'class': 'primary', text: say(last ? 'hand_in' : 'next') })]));
    return make('form', { novalidate: '', onsubmit: function (event) {
      event.preventDefault();
      var wrong = checks.filter(function (check) { return !check(); }).length;
      if (wrong) {
        main.querySelector('.wrong').parentNode.querySelector('input').focus();
        status.textContent = say('must_choose');
      } else if (last) {
        handIn();
      } else {
        turn(1);
      }
    } }, parts);
  }

  function turn(by) {
    state.at += by;
    if (state.at < 0) {
      state.at = 0;
      show(state.sent ? 'thanks' : 'start');
    } else {
      show('page');
    }
  }

  function head(asked) {
    var many = asked.pages.length;
    var where = say('part_of', state.at + 1, many);
    var marks = asked.pages.map(function (ignored, at) {
      return make('span', { 'class': at < state.at ? 'done' : at === state.at ? 'now' : null });
    });
    if (many === 1) { return make('div', { 'class': 'head' }, [heading(said(asked.title))]); }
    return make('div', {}, [
      make('div', { 'class': 'head' }, [
        make('h1', { tabindex: '-1' }, [make('span', { text: said(asked.title) }),
          make('span', { 'class': 'unseen', text: '. ' + where })]),
        make('p', { 'aria-hidden': 'true', text: where })]),
      make('div', { 'class': many > 12 ? 'bar many' : 'bar', 'aria-hidden': 'true' }, marks)]);
  }

  /* Which look a scale has: circles in a row with its ends named, numbers, or one line for each point. */
  function lookOf(scale) {
    var points = scale.points;
    var worded = points.some(function (point) { return said(point.label) && said(point.label) !== String(point.value); });
    if (scale.scaling === 'agreement' && points.length <= 7) { return 'circles'; }
    if (scale.scaling === 'amount' && (points.length > 7 || !worded)) { return 'numbers'; }
    return 'list';
  }

  function named(scale, point) {
    var label = said(point.label);
    var number = String(point.value);
    if (scale.scaling === 'amount' && label && label.indexOf(number) !== 0) { return number + ' · ' + label; }
    return label || number;
  }

  function chosenFrom(statement, checks) {
    var scale = state.asked.scales[statement.scale];
    var look = lookOf(scale);
    var skippable = state.asked.skippable;
    var told = make('span', { id: 'told-' + statement.key });
    var clear = make('button', { type: 'button', 'class': 'clear', text: say('clear'),
      'aria-describedby': 'text-' + statement.key, onclick: function () {
        inputs.forEach(function (input) { input.checked = false; });
        choose(null);
        inputs[0].focus();
      } });
    var box = make('div', { 'class': 'chose' }, [told, clear]);
    var inputs = [];

    function choose(point) {
      if (point) { state.chosen.values[statement.key] = point.value; } else { delete state.chosen.values[statement.key]; }
      tell(point);
      keep();
    }
    function tell(point) {
      told.textContent = point ? say('you_chose', named(scale, point)) : say(skippable ? 'nothing_chosen' : 'must_choose');
      box.className = point ? 'chose on' : 'chose';
      clear.hidden = !(point && skippable);
    }
    var cells = scale.points.map(function (point) {
      var input = make('input', { type: 'radio', name: statement.key, value: point.value,
        onchange: function () { choose(point); } });
      input.checked = state.chosen.values[statement.key] === point.value;
      inputs.push(input);
      return cell(input, named(scale, point), look, String(point.value));
    });
    tell(scale.points.filter(function (point) { return state.chosen.values[statement.key] === point.value; })[0]);
    checks.push(function () {
      var fine = skippable || statement.key in state.chosen.values;
      if (!fine) { box.className = 'chose wrong'; }
      return fine;
    });
    return make('fieldset', { 'aria-describedby': 'told-' + statement.key }, [
      make('legend', {}, [make('span', { 'class': 'q', id: 'text-' + statement.key, text: said(statement.text) })]),
      make('div', { 'class': 'points ' + look }, cells), look === 'list' ? null : ends(scale, look), box]);
  }

  function cell(input, words, look, number) {
    var dot = make('span', { 'class': 'd', html: TICK });
    var inside = look === 'list' ? [dot, make('span', { 'class': 'said', text: words })]
      : look === 'numbers' ? [make('span', { text: number, 'aria-hidden': words === number ? null : 'true' })] : [dot];
    var hidden = look === 'list' || words === number ? null : make('span', { 'class': 'unseen', text: words });
    return make('label', { 'class': 'o' }, [input, make('span', { 'class': 'box' }, inside), hidden]);
  }

  function ends(scale, look) {
    var first = scale.points[0];
    var last = scale.points[scale.points.length - 1];
    if (look === 'numbers' && !said(first.label) && !said(last.label)) { return null; }
    return make('div', { 'class': 'ends', 'aria-hidden': 'true' }, [
      make('span', { text: named(scale, first) }), make('span', { text: named(scale, last) })]);
  }

  function written(statement) {
    var id = 'words-' + statement.key;
    var left = make('span', {});
    var edit = make(statement.one_word ? 'input' : 'textarea', { id: id, maxlength: statement.most,
      type: statement.one_word ? 'text' : null, autocomplete: 'off', spellcheck: 'false',
      'aria-describedby': id + '-hint', oninput: function () {
        if (edit.value.trim()) { state.chosen.words[statement.key] = edit.value; } else { delete state.chosen.words[statement.key]; }
        count();
        keep();
      } });
    function count() {
      var rest = statement.most - edit.value.length;
      left.textContent = say('characters_left', rest);
      if (rest === 20 || rest === 5 || rest === 0) { status.textContent = left.textContent; }
    }
    edit.value = state.chosen.words[statement.key] || '';
    count();
    return make('div', { 'class': 'written' }, [
      make('label', { 'class': 'q', 'for': id, text: said(statement.text) }), edit,
      make('div', { 'class': 'hint', id: id + '-hint' }, [
        make('span', { text: say(statement.one_word ? 'one_word' : 'no_words') }), left])]);
  }

  function partOf(split) {
    function one(key, words) {
      var input = make('input', { type: 'radio', name: split.key, value: key, onchange: function () {
        if (key) { state.chosen.parts[split.key] = key; } else { delete state.chosen.parts[split.key]; }
        keep();
      } });
      input.checked = (state.chosen.parts[split.key] || '') === key;
      return cell(input, words, 'list', '');
    }
    var cells = split.parts.map(function (part) { return one(part.key, said(part.title)); });
    return make('fieldset', {}, [
      make('legend', {}, [make('span', { 'class': 'q', text: said(split.title) })]),
      make('div', { 'class': 'points list' }, cells.concat([one('', say('rather_not'))]))]);
  }

  /* Beginning */

  function begin() {
    var kept = recall();
    var code = decodeURIComponent(location.hash.slice(1));
    if (code && history.replaceState) { history.replaceState(null, '', '/'); }
    if (kept && (!code || code === kept.code)) {
      state = kept;
      draw();
      look();
    } else {
      forget();
      state.code = code;
      draw();
      if (code) { join(code); }
    }
  }

  /* A phone that is put away after handing in keeps nothing of what was chosen. */
  function putAway() {
    if (state.sent && state.view === 'thanks') {
      state.chosen = nothing();
      state.bare = true;
    }
  }

  document.addEventListener('visibilitychange', function () {
    if (document.hidden) { putAway(); } else { look(); }
  });
  window.addEventListener('pageshow', function (event) { if (event.persisted) { look(); } });
  window.addEventListener('hashchange', begin);
  begin();
}());
