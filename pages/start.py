import streamlit as st

st.title("Logistic regression")
