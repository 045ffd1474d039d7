/** Runs the generated templates on this machine: services, functions and the HTTP API, on loopback only. */
@NullMarked
package dev.tense.local;

import org.jspecify.annotations.NullMarked;
